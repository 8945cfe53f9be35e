'use client';

import { useActionState } from 'react';
import { Button } from '@/components/button';
import { ErrorSummary } from '@/components/error-summary';
import { untouched } from '@/components/form-state';
import { Notice } from '@/components/notice';
import { OfficeFields, type OfficeLists, type OfficeWords } from '@/features/offices/components/office-fields';
import { addOffice } from '../actions/administration';

export function OfficeForm({
  words,
  office,
}: {
  words: { summary: string; submit: string };
  office: { words: OfficeWords; lists: OfficeLists };
}) {
  const [state, action, pending] = useActionState(addOffice, untouched);
  return (
    <form action={action} className="grid gap-4">
      <ErrorSummary title={words.summary} errors={state.problems} />
      {state.done && <Notice role="status" title={state.done} />}
      <OfficeFields state={state} {...office} />
      <div>
        <Button type="submit" disabled={pending}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}
