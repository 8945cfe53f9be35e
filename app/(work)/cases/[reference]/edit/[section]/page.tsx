import { notFound } from 'next/navigation';
import { LinkButton } from '@/components/button';
import { Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { IdentityBar } from '@/features/cases/components/identity-bar';
import { SectionForm } from '@/features/cases/components/section-form';
import { isSection } from '@/features/cases/fields';
import { orNotFound } from '@/features/cases/not-found';
import { isSealedSection } from '@/features/cases/queries/case-file';
import { caseToMove } from '@/features/cases/queries/case-to-move';
import { sectionState } from '@/features/cases/queries/section-state';
import { reader } from '@/lib/reader';

type Props = {
  params: Promise<{ reference: string; section: string }>;
  searchParams: Promise<{ check?: string }>;
};

export default async function EditSectionPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const texts = await reader();
  const { reference, section } = await params;
  const file = await orNotFound(caseToMove(actor, reference));
  if (!isSection(section)) notFound();
  const sealed = file.erasedAt !== null || (isSealedSection(section) && !file.identityOpen);
  const state = sealed ? null : await sectionState(actor, file, section, Boolean((await searchParams).check));
  return (
    <Page
      title={texts.t('cases.edit.title', { section: texts.t(`cases.sections.${section}`) })}
      lead={reference}
      actions={
        <LinkButton look="quiet" href={`/cases/${reference}#${section}`}>
          {texts.t('app.back')}
        </LinkButton>
      }
    >
      {state ? (
        <SectionForm file={file} section={section} state={state} texts={texts} />
      ) : (
        <IdentityBar file={file} section={section} texts={texts} />
      )}
    </Page>
  );
}
