import django.db.models.deletion
import viewflow.workflow.fields
import viewflow.workflow.token
from django.conf import settings
from django.db import migrations, models

import coordinacion.nucleo.reloj


class Migration(migrations.Migration):
    dependencies = [
        ("acuerdos", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("workflows", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
                ("hasta", models.DateTimeField(blank=True, null=True, verbose_name="hasta")),
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
            ],
            options={
                "verbose_name": "tarea de un compromiso",
                "verbose_name_plural": "tareas de compromisos",
                "default_permissions": (),
            },
        ),
        migrations.AddConstraint(
            model_name="procesodecompromiso",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "NEW")),
                fields=("compromiso",),
                name="un_proceso_vivo_por_compromiso",
            ),
        ),
        migrations.AddConstraint(
            model_name="tareadecompromiso",
            constraint=models.UniqueConstraint(
                condition=models.Q(("finished", None)),
                fields=("compromiso",),
                name="una_tarea_abierta_por_compromiso",
            ),
        ),
    ]
