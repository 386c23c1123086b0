import django.db.models.deletion
import viewflow.workflow.fields
import viewflow.workflow.token
from django.conf import settings
from django.db import migrations, models

import coordinacion.nucleo.reloj


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("acuerdos", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("correspondencia", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Proceso",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "flow_class",
                    viewflow.workflow.fields.FlowReferenceField(
                        max_length=250, verbose_name="Flow"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("CANCELED", "Canceled"), ("DONE", "Done"), ("NEW", "New")],
                        default="NEW",
                        max_length=50,
                        verbose_name="Status",
                    ),
                ),
                ("finished", models.DateTimeField(blank=True, null=True, verbose_name="Finished")),
                (
                    "created",
                    models.DateTimeField(
                        default=coordinacion.nucleo.reloj.ahora, verbose_name="creado"
                    ),
                ),
                (
                    "carta",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="correspondencia.correspondencia",
                        verbose_name="asunto",
                    ),
                ),
            ],
            options={
                "verbose_name": "proceso",
                "verbose_name_plural": "procesos",
                "default_permissions": ("manage",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "NEW")),
                        fields=("carta",),
                        name="un_proceso_vivo_por_asunto",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Tarea",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "flow_task",
                    viewflow.workflow.fields.TaskReferenceField(
                        max_length=255, verbose_name="Task"
                    ),
                ),
                ("flow_task_type", models.CharField(max_length=50, verbose_name="Type")),
                ("assigned", models.DateTimeField(blank=True, null=True, verbose_name="Assigned")),
                ("finished", models.DateTimeField(blank=True, null=True, verbose_name="Finished")),
                (
                    "token",
                    viewflow.workflow.fields.TokenField(
                        default=viewflow.workflow.token.Token("start"),
                        max_length=150,
                        verbose_name="Token",
                    ),
                ),
                (
                    "owner_permission",
                    models.CharField(
                        blank=True, max_length=255, null=True, verbose_name="Permission"
                    ),
                ),
                (
                    "owner_permission_obj_pk",
                    models.CharField(blank=True, max_length=255, null=True),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("ASSIGNED", "Assigned"),
                            ("CANCELED", "Canceled"),
                            ("DONE", "Done"),
                            ("ERROR", "Error"),
                            ("NEW", "New"),
                            ("REVIVED", "Revived"),
                            ("SCHEDULED", "Scheduled"),
                            ("STARTED", "Started"),
                        ],
                        default="NEW",
                        max_length=50,
                        verbose_name="situación",
                    ),
                ),
                (
                    "created",
                    models.DateTimeField(
                        default=coordinacion.nucleo.reloj.ahora, verbose_name="creada"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="la tomó",
                    ),
                ),
                ("hasta", models.DateTimeField(blank=True, null=True, verbose_name="hasta")),
                (
                    "owner_permission_content_type",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="workflows.proceso",
                        verbose_name="proceso",
                    ),
                ),
                (
                    "carta",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        related_query_name="tareas",
                        to="correspondencia.correspondencia",
                        verbose_name="asunto",
                    ),
                ),
            ],
            options={
                "verbose_name": "tarea",
                "verbose_name_plural": "tareas",
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        condition=models.Q(("finished", None), ("owner__isnull", False)),
                        fields=["owner"],
                        name="tarea_por_quien_la_tiene",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("finished", None)),
                        fields=("carta",),
                        name="una_tarea_abierta_por_asunto",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProcesoDeCompromiso",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "flow_class",
                    viewflow.workflow.fields.FlowReferenceField(
                        max_length=250, verbose_name="Flow"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("CANCELED", "Canceled"), ("DONE", "Done"), ("NEW", "New")],
                        default="NEW",
                        max_length=50,
                        verbose_name="Status",
                    ),
                ),
                ("finished", models.DateTimeField(blank=True, null=True, verbose_name="Finished")),
                (
                    "created",
                    models.DateTimeField(
                        default=coordinacion.nucleo.reloj.ahora, verbose_name="creado"
                    ),
                ),
                (
                    "compromiso",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="acuerdos.compromiso",
                        verbose_name="compromiso",
                    ),
                ),
            ],
            options={
                "verbose_name": "proceso de un compromiso",
                "verbose_name_plural": "procesos de compromisos",
                "default_permissions": ("manage",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "NEW")),
                        fields=("compromiso",),
                        name="un_proceso_vivo_por_compromiso",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TareaDeCompromiso",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "flow_task",
                    viewflow.workflow.fields.TaskReferenceField(
                        max_length=255, verbose_name="Task"
                    ),
                ),
                ("flow_task_type", models.CharField(max_length=50, verbose_name="Type")),
                ("assigned", models.DateTimeField(blank=True, null=True, verbose_name="Assigned")),
                ("finished", models.DateTimeField(blank=True, null=True, verbose_name="Finished")),
                (
                    "token",
                    viewflow.workflow.fields.TokenField(
                        default=viewflow.workflow.token.Token("start"),
                        max_length=150,
                        verbose_name="Token",
                    ),
                ),
                (
                    "owner_permission",
                    models.CharField(
                        blank=True, max_length=255, null=True, verbose_name="Permission"
                    ),
                ),
                (
                    "owner_permission_obj_pk",
                    models.CharField(blank=True, max_length=255, null=True),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("ASSIGNED", "Assigned"),
                            ("CANCELED", "Canceled"),
                            ("DONE", "Done"),
                            ("ERROR", "Error"),
                            ("NEW", "New"),
                            ("REVIVED", "Revived"),
                            ("SCHEDULED", "Scheduled"),
                            ("STARTED", "Started"),
                        ],
                        default="NEW",
                        max_length=50,
                        verbose_name="situación",
                    ),
                ),
                (
                    "created",
                    models.DateTimeField(
                        default=coordinacion.nucleo.reloj.ahora, verbose_name="creada"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="la tomó",
                    ),
                ),
                ("hasta", models.DateTimeField(blank=True, null=True, verbose_name="hasta")),
                (
                    "owner_permission_content_type",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="workflows.procesodecompromiso",
                        verbose_name="proceso",
                    ),
                ),
                (
                    "compromiso",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        related_query_name="tareas",
                        to="acuerdos.compromiso",
                        verbose_name="compromiso",
                    ),
                ),
            ],
            options={
                "verbose_name": "tarea de un compromiso",
                "verbose_name_plural": "tareas de compromisos",
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("finished", None)),
                        fields=("compromiso",),
                        name="una_tarea_abierta_por_compromiso",
                    )
                ],
            },
        ),
    ]
