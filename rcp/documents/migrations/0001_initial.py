import django.db.models.deletion
import django.utils.timezone
import rcp.documents.models
import uuid
from django.conf import settings
from django.db import migrations, models

from cases.guards import INSTALL


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('cases', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='créé le')),
                ('kind', models.CharField(choices=[('agenda', 'ordre du jour'), ('decision_record', 'fiche RCP'), ('minutes', 'compte rendu de séance')], editable=False, max_length=20, verbose_name='nature')),
                ('meeting_id', models.UUIDField(db_index=True, editable=False, null=True)),
                ('subject_id', models.UUIDField(editable=False)),
                ('title', models.CharField(editable=False, max_length=200, verbose_name='titre')),
                ('language', models.CharField(editable=False, max_length=2, verbose_name='langue')),
                ('content', models.JSONField(editable=False)),
                ('content_sha256', models.CharField(editable=False, max_length=64)),
                ('content_version', models.CharField(editable=False, max_length=40)),
                ('status', models.CharField(choices=[('pending', 'en attente'), ('producing', 'en production'), ('ready', 'prêt'), ('failed', 'échec')], default='pending', editable=False, max_length=10, verbose_name='état')),
                ('waiting_since', models.DateTimeField(editable=False, verbose_name='en attente depuis')),
                ('attempts', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='tentatives')),
                ('lease_until', models.DateTimeField(editable=False, null=True)),
                ('lease_token', models.UUIDField(editable=False, null=True)),
                ('reason', models.CharField(blank=True, editable=False, max_length=300, verbose_name='raison de l’échec')),
                ('file', models.FileField(blank=True, editable=False, max_length=60, storage=rcp.documents.models.document_storage, upload_to='')),
                ('sha256', models.CharField(blank=True, editable=False, max_length=64, verbose_name='empreinte du fichier')),
                ('size_bytes', models.PositiveIntegerField(editable=False, null=True)),
                ('pages', models.PositiveIntegerField(editable=False, null=True)),
                ('release', models.CharField(blank=True, editable=False, max_length=20)),
                ('engine', models.CharField(blank=True, editable=False, max_length=60)),
                ('fonts', models.JSONField(blank=True, default=list, editable=False)),
                ('ready_at', models.DateTimeField(editable=False, null=True, verbose_name='prêt le')),
                ('board', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='cases.board')),
                ('case', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='cases.case')),
                ('created_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='créé par')),
            ],
            options={
                'verbose_name': 'document',
                'ordering': ['-created_at', 'id'],
                'indexes': [models.Index(condition=models.Q(('status__in', ['pending', 'producing'])), fields=['waiting_since'], name='documents_document_unfinished')],
                'constraints': [models.UniqueConstraint(fields=('kind', 'subject_id', 'language', 'content_sha256', 'content_version'), name='documents_document_once', violation_error_message='Ce document a déjà été demandé.'), models.CheckConstraint(condition=models.Q(models.Q(('pages__gt', 0), ('ready_at__isnull', False), ('size_bytes__gt', 0), ('status', 'ready'), models.Q(('file', ''), _negated=True), models.Q(('sha256', ''), _negated=True)), models.Q(models.Q(('status', 'ready'), _negated=True), ('file', ''), ('ready_at__isnull', True), ('sha256', '')), _connector='OR'), name='documents_document_ready', violation_error_message='Un document est prêt quand son fichier et son empreinte sont là.'), models.CheckConstraint(condition=models.Q(models.Q(('lease_token__isnull', False), ('lease_until__isnull', False), ('status', 'producing')), models.Q(models.Q(('status', 'producing'), _negated=True), ('lease_token__isnull', True), ('lease_until__isnull', True)), _connector='OR'), name='documents_document_lease', violation_error_message='Un document en production, et lui seul, est réservé par un ouvrier.'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'failed'), models.Q(('reason', ''), _negated=True)), models.Q(models.Q(('status', 'failed'), _negated=True), ('reason', '')), _connector='OR'), name='documents_document_reason', violation_error_message='Un échec a une raison.')],
            },
        ),
        INSTALL,
    ]
