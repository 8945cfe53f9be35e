'use client';

import { useActionState } from 'react';
import { Button } from '@/components/button';
import { ErrorSummary } from '@/components/error-summary';
import type { ChoiceOption } from '@/components/field';
import { untouched } from '@/components/form-state';
import { Notice } from '@/components/notice';
import { NameFields, type NameWords } from '@/features/accounts/components/person-fields';
import { addColleague, type LinkState } from '../actions/administration';
import { LinkOnce, type LinkWords } from './link-once';
import { PostFields, type PostWords } from './post-fields';

type Words = NameWords & PostWords & { summary: string; submit: string; link: LinkWords };

export function UserForm({ words, roles, offices }: { words: Words; roles: ChoiceOption[]; offices: ChoiceOption[] }) {
  const [state, action, pending] = useActionState<LinkState, FormData>(addColleague, untouched);
  return (
    <form action={action} className="grid gap-4">
      <ErrorSummary title={words.summary} errors={state.problems} />
      {state.done && state.link && <LinkOnce title={state.done} link={state.link} words={words.link} />}
      {state.done && !state.link && <Notice role="status" title={state.done} />}
      <NameFields state={state} words={words} />
      <PostFields state={state} words={words} roles={roles} offices={offices} />
      <div>
        <Button type="submit" disabled={pending}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}
