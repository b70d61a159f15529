import cases.nomenclature.treatments
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
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
            name='AgendaItem',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='créé le')),
                ('purpose', models.CharField(choices=[('case', 'dossier'), ('regularisation', 'régularisation d’une décision urgente')], default='case', editable=False, max_length=20)),
                ('position', models.PositiveIntegerField(editable=False)),
                ('minutes', models.PositiveSmallIntegerField(verbose_name='minutes')),
                ('started_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('outcome', models.CharField(blank=True, choices=[('discussed', 'discuté'), ('recorded', 'enregistré'), ('postponed', 'reporté')], editable=False, max_length=10)),
                ('ended_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('quorum', models.JSONField(default=dict, editable=False)),
                ('second_read_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agenda_items', to='cases.case')),
                ('created_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='créé par')),
                ('ended_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('presenter', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='présentateur')),
                ('second_reader', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='second lecteur')),
            ],
            options={
                'ordering': ['position', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('minutes__gte', 1), ('minutes__lte', 60)), name='meetings_agendaitem_minutes', violation_error_message='Entre 1 et 60 minutes.'), models.CheckConstraint(condition=models.Q(('second_read_at__isnull', True), ('second_reader__isnull', False), _connector='OR'), name='meetings_agendaitem_second_read', violation_error_message='Une seconde lecture a un lecteur.'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('outcome', '')), models.Q(models.Q(('outcome', ''), _negated=True), ('ended_at__isnull', False)), _connector='OR'), name='meetings_agendaitem_outcome', violation_error_message='Un dossier terminé a son issue.'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='meetings_agendaitem_ended', violation_error_message='Une date et son auteur vont ensemble.')],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='créé le')),
                ('revision', models.PositiveSmallIntegerField(default=1, editable=False)),
                ('replacement_reason', models.TextField(blank=True, editable=False, max_length=2000, verbose_name='motif de la révision')),
                ('status', models.CharField(choices=[('draft', 'brouillon'), ('signed', 'signée')], default='draft', editable=False, max_length=10, verbose_name='état')),
                ('kind', models.CharField(choices=[('decision', 'décision'), ('provisional', 'avis provisoire'), ('opinion', 'avis de staff')], default='decision', editable=False, max_length=12, verbose_name='nature')),
                ('handling', models.CharField(choices=[('discussed', 'discuté'), ('recorded', 'enregistré')], default='discussed', editable=False, max_length=10, verbose_name='traitement du dossier')),
                ('conclusion', models.TextField(blank=True, max_length=10000, verbose_name='conclusion de la discussion')),
                ('refer_to_recourse', models.BooleanField(default=False, verbose_name='adresser à une RCP de recours')),
                ('surveillance', models.TextField(blank=True, max_length=2000, verbose_name='surveillance')),
                ('frame', models.CharField(blank=True, choices=[('guideline', 'selon un référentiel'), ('off_guideline', 'hors référentiel')], max_length=14, verbose_name='cadre de la proposition')),
                ('off_guideline_reason', models.TextField(blank=True, max_length=2000, verbose_name='motif hors référentiel')),
                ('trial', models.CharField(blank=True, choices=[('none', 'aucun essai'), ('proposed', 'essai proposé'), ('included', 'patient inclus')], max_length=10, verbose_name='essai clinique')),
                ('trial_name', models.CharField(blank=True, max_length=200, verbose_name='nom de l’essai')),
                ('patient_comment', models.TextField(blank=True, max_length=5000, verbose_name='commentaire pour le patient')),
                ('content', models.JSONField(blank=True, editable=False, null=True)),
                ('content_sha256', models.CharField(blank=True, editable=False, max_length=64)),
                ('signed_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='signée le')),
                ('case', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='cases.case')),
                ('created_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='créé par')),
                ('guideline', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.guideline', verbose_name='référentiel')),
                ('item', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='meetings.agendaitem')),
                ('replaces', models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='meetings.decision')),
                ('signed_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['created_at', 'id'],
                'constraints': [models.UniqueConstraint(fields=('case', 'revision'), name='meetings_decision_revision'), models.UniqueConstraint(condition=models.Q(('status', 'draft')), fields=('case',), name='meetings_decision_one_draft'), models.CheckConstraint(condition=models.Q(models.Q(('content__isnull', True), ('signed_at__isnull', True), ('status', 'draft')), models.Q(('content__isnull', False), ('signed_at__isnull', False), ('status', 'signed'), models.Q(('content_sha256', ''), _negated=True)), _connector='OR'), name='meetings_decision_signed_whole', violation_error_message='Une décision signée a un signataire et son contenu.'), models.CheckConstraint(condition=models.Q(models.Q(('replaces__isnull', True), ('revision', 1)), models.Q(('replaces__isnull', False), ('revision__gt', 1), models.Q(('replacement_reason', ''), _negated=True)), _connector='OR'), name='meetings_decision_succession', violation_error_message='Une révision nomme celle qu’elle remplace, et pourquoi.'), models.CheckConstraint(condition=models.Q(models.Q(('signed_at__isnull', True), ('signed_by__isnull', True)), models.Q(('signed_at__isnull', False), ('signed_by__isnull', False)), _connector='OR'), name='meetings_decision_signed', violation_error_message='Une date et son auteur vont ensemble.')],
            },
        ),
        migrations.CreateModel(
            name='Dissent',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='créé le')),
                ('text', models.TextField(max_length=2000, verbose_name='avis divergent')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='auteur')),
                ('created_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='créé par')),
                ('decision', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='dissents', to='meetings.decision')),
            ],
            options={
                'ordering': ['created_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='ExaminationWanted',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='créé le')),
                ('kind', models.CharField(max_length=200, verbose_name='examen')),
                ('earliest_on', models.DateField(blank=True, null=True, verbose_name='au plus tôt le')),
                ('latest_on', models.DateField(blank=True, null=True, verbose_name='au plus tard le')),
                ('created_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='créé par')),
                ('decision', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='examinations', to='meetings.decision')),
            ],
            options={
                'ordering': ['created_at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('earliest_on__isnull', True), ('latest_on__isnull', True), ('latest_on__gte', models.F('earliest_on')), _connector='OR'), name='meetings_examination_dates', violation_error_message='La date la plus tardive vient après la plus proche.')],
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='créé le')),
                ('starts_at', models.DateTimeField(verbose_name='début')),
                ('ends_at', models.DateTimeField(verbose_name='fin prévue')),
                ('room', models.CharField(blank=True, max_length=200, verbose_name='salle')),
                ('video_link', models.URLField(blank=True, max_length=500, verbose_name='lien de visioconférence')),
                ('note', models.TextField(blank=True, max_length=2000, verbose_name='mot aux participants')),
                ('status', models.CharField(choices=[('planned', 'prévue'), ('frozen', 'ordre du jour arrêté'), ('open', 'ouverte'), ('closed', 'close'), ('cancelled', 'annulée')], default='planned', editable=False, max_length=10, verbose_name='état')),
                ('agenda_version', models.PositiveIntegerField(default=0, editable=False)),
                ('frozen_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('opened_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('closed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('cancelled_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('cancelled_reason', models.TextField(blank=True, editable=False, max_length=2000)),
                ('board', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='cases.board', verbose_name='RCP')),
                ('cancelled_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('closed_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('created_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='créé par')),
                ('frozen_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('opened_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['starts_at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='meetings_meeting_dates', violation_error_message='La fin de la réunion vient après son début.'), models.CheckConstraint(condition=models.Q(models.Q(('frozen_at__isnull', True), ('frozen_by__isnull', True)), models.Q(('frozen_at__isnull', False), ('frozen_by__isnull', False)), _connector='OR'), name='meetings_meeting_frozen', violation_error_message='Une date et son auteur vont ensemble.'), models.CheckConstraint(condition=models.Q(models.Q(('opened_at__isnull', True), ('opened_by__isnull', True)), models.Q(('opened_at__isnull', False), ('opened_by__isnull', False)), _connector='OR'), name='meetings_meeting_opened', violation_error_message='Une date et son auteur vont ensemble.'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('closed_by__isnull', True)), models.Q(('closed_at__isnull', False), ('closed_by__isnull', False)), _connector='OR'), name='meetings_meeting_closed', violation_error_message='Une date et son auteur vont ensemble.'), models.CheckConstraint(condition=models.Q(models.Q(('cancelled_at__isnull', True), ('cancelled_by__isnull', True)), models.Q(('cancelled_at__isnull', False), ('cancelled_by__isnull', False)), _connector='OR'), name='meetings_meeting_cancelled', violation_error_message='Une date et son auteur vont ensemble.')],
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='créé le')),
                ('is_guest', models.BooleanField(default=False, verbose_name='invité')),
                ('in_quorum', models.BooleanField(default=True, verbose_name='compté dans le quorum')),
                ('announced', models.CharField(blank=True, choices=[('on_site', 'sur place'), ('remote', 'à distance'), ('excused', 'excusé')], max_length=10, verbose_name='présence annoncée')),
                ('created_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='créé par')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to=settings.AUTH_USER_MODEL, verbose_name='personne')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='meetings.meeting')),
            ],
            options={
                'ordering': ['created_at', 'id'],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'person'), name='meetings_attendance_person', violation_error_message='Cette personne est déjà sur la liste.')],
            },
        ),
        migrations.AddField(
            model_name='agendaitem',
            name='meeting',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='meetings.meeting'),
        ),
        migrations.CreateModel(
            name='Participant',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='créé le')),
                ('name', models.CharField(max_length=200)),
                ('specialty', models.CharField(blank=True, max_length=40)),
                ('competences', models.JSONField(default=list)),
                ('establishment', models.CharField(blank=True, max_length=200)),
                ('part', models.CharField(choices=[('on_site', 'sur place'), ('remote', 'à distance'), ('written', 'avis écrit')], max_length=10)),
                ('in_quorum', models.BooleanField()),
                ('created_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='créé par')),
                ('decision', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='participants', to='meetings.decision')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['name', 'id'],
                'constraints': [models.UniqueConstraint(fields=('decision', 'person'), name='meetings_participant_once')],
            },
        ),
        migrations.CreateModel(
            name='Presence',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='créé le')),
                ('mode', models.CharField(choices=[('on_site', 'sur place'), ('remote', 'à distance')], max_length=10, verbose_name='présence')),
                ('arrived_at', models.DateTimeField(verbose_name='arrivée')),
                ('left_at', models.DateTimeField(blank=True, null=True, verbose_name='départ')),
                ('attendance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='presences', to='meetings.attendance')),
                ('created_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='créé par')),
                ('left_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['arrived_at', 'id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('left_at__isnull', True)), fields=('attendance',), name='meetings_presence_one_open'), models.CheckConstraint(condition=models.Q(('left_at__isnull', True), ('left_at__gte', models.F('arrived_at')), _connector='OR'), name='meetings_presence_dates', violation_error_message='On ne part pas avant d’arriver.'), models.CheckConstraint(condition=models.Q(models.Q(('left_at__isnull', True), ('left_by__isnull', True)), models.Q(('left_at__isnull', False), ('left_by__isnull', False)), _connector='OR'), name='meetings_presence_left', violation_error_message='Une date et son auteur vont ensemble.')],
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='créé le')),
                ('rank', models.PositiveSmallIntegerField(default=1, help_text='1\xa0: première intention\xa0; 2 et suivants\xa0: alternatives', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(9)], verbose_name='rang')),
                ('step', models.PositiveSmallIntegerField(default=1, help_text='ordre dans une même séquence', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(9)], verbose_name='étape')),
                ('treatment', models.CharField(choices=cases.nomenclature.treatments.proposal_choices, max_length=40, verbose_name='traitement')),
                ('intent', models.CharField(blank=True, choices=[('curative', 'curative'), ('palliative', 'palliative'), ('preventive', 'préventive')], max_length=12, verbose_name='visée')),
                ('is_urgent', models.BooleanField(default=False, verbose_name='urgent')),
                ('detail', models.TextField(blank=True, max_length=2000, verbose_name='précisions')),
                ('dose_gy', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, verbose_name='dose totale (Gy)')),
                ('fractions', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='fractions')),
                ('drug', models.CharField(blank=True, max_length=120, verbose_name='médicament')),
                ('dose_mg', models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True, verbose_name='dose (mg)')),
                ('wished_on', models.DateField(blank=True, null=True, verbose_name='date souhaitée')),
                ('carried_out_by', models.CharField(blank=True, max_length=200, verbose_name='réalisé par')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='au plus tard le')),
                ('created_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='créé par')),
                ('decision', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='meetings.decision')),
            ],
            options={
                'ordering': ['rank', 'step', 'created_at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('rank__gte', 1), ('rank__lte', 9), ('step__gte', 1), ('step__lte', 9)), name='meetings_proposal_rank', violation_error_message='Le rang va de 1 à 9.'), models.CheckConstraint(condition=models.Q(models.Q(('dose_gy__isnull', True), models.Q(('dose_gy__gt', 0), ('dose_gy__lte', 100)), _connector='OR'), models.Q(('fractions__isnull', True), models.Q(('fractions__gte', 1), ('fractions__lte', 60)), _connector='OR')), name='meetings_proposal_dose', violation_error_message='Une dose va jusqu’à 100 Gy, en 1 à 60 fractions.'), models.CheckConstraint(condition=models.Q(('due_on__isnull', True), ('wished_on__isnull', True), ('due_on__gte', models.F('wished_on')), _connector='OR'), name='meetings_proposal_dates', violation_error_message='La date limite vient après la date souhaitée.')],
            },
        ),
        migrations.CreateModel(
            name='ProposalTarget',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('lesion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.lesion')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='target_rows', to='meetings.proposal')),
            ],
            options={
                'ordering': ['lesion__number', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('proposal', 'lesion'), name='meetings_target_once')],
            },
        ),
        migrations.AddField(
            model_name='proposal',
            name='targets',
            field=models.ManyToManyField(related_name='+', through='meetings.ProposalTarget', to='cases.lesion'),
        ),
        migrations.CreateModel(
            name='WrittenOpinion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='créé le')),
                ('competence', models.CharField(max_length=40, verbose_name='compétence')),
                ('text', models.TextField(max_length=5000, verbose_name='avis')),
                ('signed_at', models.DateTimeField(editable=False)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='opinions', to='cases.case')),
                ('created_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='créé par')),
                ('signed_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['signed_at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('signed_at__isnull', True), ('signed_by__isnull', True)), models.Q(('signed_at__isnull', False), ('signed_by__isnull', False)), _connector='OR'), name='meetings_writtenopinion_signed', violation_error_message='Une date et son auteur vont ensemble.')],
            },
        ),
        migrations.AddIndex(
            model_name='meeting',
            index=models.Index(fields=['board', 'starts_at'], name='meetings_me_board_i_1b8360_idx'),
        ),
        migrations.AddConstraint(
            model_name='agendaitem',
            constraint=models.UniqueConstraint(fields=('meeting', 'case'), name='meetings_agendaitem_case', violation_error_message='Ce dossier est déjà à l’ordre du jour.'),
        ),
        INSTALL,
    ]
