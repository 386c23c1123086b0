"""The package's own screens for the flow."""

from django.urls import path
from viewflow.contrib.auth import AuthViewset
from viewflow.urls import Site
from viewflow.workflow.flow import FlowViewset, WorkflowAppViewset

from bench.vecino.flows import CanalizacionFlow, TurnoFlow

site = Site(
    title="Vecino",
    viewsets=[
        WorkflowAppViewset(
            flow_viewsets=[
                FlowViewset(TurnoFlow, icon="assignment"),
                FlowViewset(CanalizacionFlow, icon="call_split"),
            ]
        )
    ],
)
urlpatterns = [path("accounts/", AuthViewset().urls), path("", site.urls)]
