'use client';

import { type ReactNode, useActionState } from 'react';
import { Button, type Look } from '@/components/button';
import { ErrorSummary } from '@/components/error-summary';
import { TextArea } from '@/components/field';
import { type FormState, problemAt, untouched } from '@/components/form-state';
import { Notice } from '@/components/notice';
import {
  askForReset,
  changePost,
  disable,
  enable,
  type LinkState,
  makeLink,
  revokeLink,
} from '../actions/administration';
import { LinkOnce, type LinkWords } from './link-once';
import { PostFields, type PostLists, type PostWords } from './post-fields';

const acts = { disable, enable, revokeLink };

type Frame = { colleague: string; summary: string; submit: string };

/** One press about a colleague, with what became of it. */
export function ActForm({ act, look = 'plain', ...frame }: Frame & { act: keyof typeof acts; look?: Look }) {
  const [state, action, pending] = useActionState(acts[act], untouched);
  return <Framed {...{ state, action, pending, look, ...frame }} />;
}

/** Role and office, as they are; the change ends the colleague's sessions. */
export function PostForm({
  words,
  lists,
  present,
  ...frame
}: Frame & { words: PostWords; lists: PostLists; present: Record<string, string> }) {
  const [state, action, pending] = useActionState(changePost, untouched);
  return (
    <Framed {...{ state, action, pending, look: 'main', ...frame }}>
      <PostFields state={state} words={words} present={present} {...lists} />
    </Framed>
  );
}

export function LinkForm({ words, ...frame }: Frame & { words: LinkWords }) {
  const [state, action, pending] = useActionState<LinkState, FormData>(makeLink, untouched);
  const shown = state.link ? { ...state, done: undefined } : state;
  return (
    <Framed {...{ state: shown, action, pending, look: 'main', ...frame }}>
      {state.link && <LinkOnce title={state.done ?? ''} link={state.link} words={words} />}
    </Framed>
  );
}

export function ResetForm({ words, ...frame }: Frame & { words: { reason: string; reasonHint: string } }) {
  const [state, action, pending] = useActionState(askForReset, untouched);
  return (
    <Framed {...{ state, action, pending, look: 'plain', ...frame }}>
      <TextArea
        name="reason"
        label={words.reason}
        hint={words.reasonHint}
        defaultValue={state.values.reason}
        error={problemAt(state, 'reason')}
        rows={3}
        maxLength={1000}
      />
    </Framed>
  );
}

type Framing = Frame & {
  state: FormState;
  action: (form: FormData) => void;
  pending: boolean;
  look: Look;
  children?: ReactNode;
};

function Framed({ state, action, pending, look, colleague, summary, submit, children }: Framing) {
  return (
    <form action={action} className="grid gap-4">
      <ErrorSummary title={summary} errors={state.problems} />
      {state.done && <Notice role="status" title={state.done} />}
      <input type="hidden" name="colleague" value={colleague} />
      {children}
      <div>
        <Button type="submit" look={look} disabled={pending} id={children ? undefined : 'field-colleague'}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
