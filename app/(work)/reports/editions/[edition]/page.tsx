import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { mayIssue } from '@/features/editions/access';
import { EditionView } from '@/features/editions/components/edition-view';
import { FilesCard } from '@/features/editions/components/files-card';
import { HistoryCard } from '@/features/editions/components/history-card';
import { RevisionCard } from '@/features/editions/components/revision-card';
import { Steps } from '@/features/editions/components/steps';
import { standingOf } from '@/features/editions/content';
import { documentIn, editionWith, filesOfEdition } from '@/features/editions/queries/editions';
import { namedFor, revisionSince } from '@/features/editions/queries/revisions';
import { hadAHand } from '@/features/editions/rules';
import { allOffices, officeName } from '@/features/offices/queries';
import { reader } from '@/lib/reader';

export default async function EditionPage({ params }: { params: Promise<{ edition: string }> }) {
  const actor = await requireActor();
  const texts = await reader();
  const edition = await orNotFound(editionWith(actor, (await params).edition));
  const [revision, files, offices] = await Promise.all([
    revisionSince(actor, edition),
    filesOfEdition(actor, edition),
    allOffices(actor),
  ]);
  const named = await namedFor(actor, revision.changes);
  const names = new Map(offices.map((office) => [office.id, officeName(office, texts.locale)]));
  const steps = mayIssue(actor, edition.scope) && (
    <Steps
      edition={edition}
      hadAHand={hadAHand(standingOf(edition), actor.id)}
      changed={revision.differences.length}
      texts={texts}
    />
  );
  const isOpen = edition.issuedAt === null;
  return (
    <EditionView
      edition={edition}
      document={await documentIn(actor, edition, texts.locale)}
      texts={texts}
      top={
        <>
          {isOpen && steps}
          {!isOpen && <FilesCard edition={edition} files={files} texts={texts} />}
        </>
      }
    >
      <RevisionCard month={edition.month} revision={revision} named={named} offices={names} texts={texts} />
      <HistoryCard edition={edition} texts={texts} />
      {!isOpen && steps}
    </EditionView>
  );
}
