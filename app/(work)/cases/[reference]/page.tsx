import { Notice } from '@/components/notice';
import { Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { CaseHead } from '@/features/cases/components/case-head';
import { IdentityBar } from '@/features/cases/components/identity-bar';
import { Related } from '@/features/cases/components/related';
import { SectionCard } from '@/features/cases/components/section-card';
import { summaryOf } from '@/features/cases/components/summary';
import { Timeline } from '@/features/cases/components/timeline';
import { isSection, sections } from '@/features/cases/fields';
import { orNotFound } from '@/features/cases/not-found';
import { caseFile } from '@/features/cases/queries/case-file';
import { timelineOf } from '@/features/cases/queries/timeline';
import { Determinations } from '@/features/determinations/components/determinations';
import { determinationsOf } from '@/features/determinations/queries';
import { CaseDocuments } from '@/features/documents/components/case-documents';
import { documentsOf } from '@/features/documents/queries';
import { HandledAgain } from '@/features/followups/components/handled-again';
import { CaseNotes } from '@/features/followups/components/notes';
import { notesAfter } from '@/features/followups/input';
import { notesOf } from '@/features/followups/queries/notes';
import { takenAgain } from '@/features/followups/queries/taken-again';
import { alsoRecorded } from '@/features/matching/components/other-ways';
import { PersonLink, SavedCase } from '@/features/matching/components/person-behind';
import { personBehind } from '@/features/matching/queries/person-file';
import { officeName } from '@/features/offices/queries';
import { StoodOnManifests } from '@/features/operations/components/stood-on';
import { operationsOf } from '@/features/operations/queries/of-case';
import { allPartners } from '@/features/partners/queries';
import { AgainNotice } from '@/features/retrafficking/components/again-notice';
import { againFor } from '@/features/retrafficking/queries/again';
import { WayHomeCard } from '@/features/returns/components/way-home';
import { kindFrom } from '@/features/returns/input';
import { wayHomeOf } from '@/features/returns/queries/path';
import { CaseServices } from '@/features/services/components/case-services';
import { proceedingsOf, servicesOf } from '@/features/services/queries/of-case';
import { CaseTasks } from '@/features/tasks/components/case-tasks';
import { reader } from '@/lib/reader';
import { label } from '@/lib/vocabulary';

type Props = {
  params: Promise<{ reference: string }>;
  searchParams: Promise<{
    opened?: string;
    saved?: string;
    notes?: string;
    noted?: string;
    determined?: string;
    step?: string;
    way?: string;
    tasks?: string;
    served?: string;
  }>;
};

export default async function CasePage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const texts = await reader();
  const { t, locale } = texts;
  const { reference } = await params;
  const file = await orNotFound(caseFile(actor, reference));
  const { opened, saved, notes: after, noted, determined, step, way: done, tasks, served } = await searchParams;
  const [happenings, again, person, later, views, way, places, notes, documents, services, proceedings, partners] =
    await Promise.all([
      timelineOf(actor, file),
      againFor(actor, file),
      personBehind(actor, file),
      takenAgain(actor, file),
      determinationsOf(actor, file),
      wayHomeOf(actor, file),
      operationsOf(actor, file),
      file.sight === 'full' ? notesOf(actor, file.case.reference, notesAfter(after)) : null,
      documentsOf(actor, file),
      servicesOf(actor, file),
      proceedingsOf(actor, file),
      allPartners(actor),
    ]);
  const name = file.identityOpen ? file.answers.name : file.maskedName;
  const also = person ? alsoRecorded(file.answers, person, texts) : {};
  const lead = t('cases.file.handledBy', {
    office: officeName(file.office, locale),
    day: texts.day(file.case.handledOn),
  });
  return (
    <Page
      title={
        <>
          <span className="whitespace-nowrap">{file.case.reference} ·</span>{' '}
          {label('country', file.answers.destination ?? '', locale)}
        </>
      }
      lead={`${name ? `${name} · ` : ''}${lead} · ${file.assigned ? t('cases.file.assigned', { name: file.assigned }) : t('cases.file.unassigned')}`}
    >
      <div className="grid gap-4">
        {opened && (
          <SavedCase
            reference={file.case.reference}
            person={person}
            mayUndo={actor.role === 'supervisor'}
            texts={texts}
          />
        )}
        {saved && !isSection(saved) && <Notice role="status">{t('cases.file.saved')}</Notice>}
        {file.inEmergency && <Notice tone="warn">{t('cases.file.inEmergency')}</Notice>}
        <AgainNotice reference={file.case.reference} again={again} mayDecide={file.mayChange} texts={texts} />
        <HandledAgain later={later} texts={texts} />
        <CaseHead file={file} texts={texts} />
        <p className="max-w-3xl text-lg text-pretty">
          <span className="sr-only">{t('cases.summary.title')}: </span>
          {summaryOf(file, texts)}
        </p>
        <IdentityBar file={file} texts={texts} />
        <Related file={file} texts={texts}>
          <PersonLink person={person} texts={texts} />
        </Related>
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
          <div className="grid gap-4">
            {sections.map((section) => (
              <SectionCard
                key={section}
                file={file}
                section={section}
                saved={saved === section}
                also={section === 'who' ? also : {}}
                texts={texts}
              />
            ))}
            <WayHomeCard file={file} way={way} step={kindFrom(step)} outcome={done} texts={texts} />
            <StoodOnManifests places={places} texts={texts} />
            <CaseServices {...{ file, services, proceedings, partners, texts }} outcome={served} />
            {file.sight === 'full' && <CaseTasks actor={actor} file={file} outcome={tasks} texts={texts} />}
            <Determinations file={file} views={views} outcome={determined} texts={texts} />
            {file.sight === 'full' && <CaseDocuments file={file} documents={documents} texts={texts} />}
            {notes && <CaseNotes notes={notes} added={Boolean(noted)} texts={texts} />}
          </div>
          <Timeline happenings={happenings} texts={texts} />
        </div>
      </div>
    </Page>
  );
}
