import type { ReactNode } from 'react';
import { FormKeeper } from '@/components/form-keeper';
import { SubmitButton } from '@/components/submit-button';
import type { Texts } from '@/lib/texts';

/** The bar that stays in sight under a form of a case: its button, and what became of the typing so far. */
export function SaveBar({
  formId,
  label,
  place,
  texts,
  children,
}: {
  formId: string;
  label: string;
  /** Where what was typed is found again, once it is kept. */
  place?: string;
  texts: Texts;
  children?: ReactNode;
}) {
  return (
    <div className="sticky bottom-0 -mx-4 flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line bg-paper px-4 py-3">
      <SubmitButton>{label}</SubmitButton>
      {children}
      <FormKeeper
        formId={formId}
        address="/cases/drafts"
        place={place}
        signIn="/sign-in"
        texts={keeperTexts(texts)}
        locale={texts.locale}
      />
    </div>
  );
}

/** What the keeper says, in the reader's language; it puts the time where `{at}` stands. */
function keeperTexts({ t }: Texts) {
  return {
    idle: t('cases.draft.idle'),
    saving: t('cases.draft.saving'),
    saved: t('cases.draft.saved', { at: '{at}' }),
    offline: t('cases.draft.offline'),
    full: t('cases.draft.full'),
    locked: t('cases.draft.locked'),
    refused: t('cases.draft.refused'),
    signedOut: t('cases.draft.signedOut'),
    signIn: t('cases.draft.signIn'),
  };
}
