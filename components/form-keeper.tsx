'use client';

import { useEffect, useRef, useState } from 'react';

type State =
  | { kind: 'idle' | 'saving' | 'offline' | 'full' | 'locked' | 'refused' | 'signedOut' }
  | { kind: 'saved'; at: string };

export type FormKeeperTexts = {
  idle: string;
  saving: string;
  saved: string;
  offline: string;
  full: string;
  locked: string;
  refused: string;
  signedOut: string;
  signIn: string;
};

const PAUSE = 900;
const AGAIN = 5_000;

/**
 * Keeps what is typed in a form on the server, after each pause in typing and when the page is left; says what became
 * of it. Without JavaScript the form works as well, only nothing is kept before it is sent. From the first keeping on
 * the page's address is `place`, if given: whoever loads the page again goes on with this form, not with one of another tab.
 */
export function FormKeeper({
  formId,
  address,
  place,
  signIn,
  texts,
  locale,
}: {
  formId: string;
  address: string;
  place?: string;
  signIn: string;
  texts: FormKeeperTexts;
  locale: string;
}) {
  const [state, setState] = useState<State>({ kind: 'idle' });
  const kept = useRef<string>('');

  useEffect(() => {
    const form = document.getElementById(formId);
    if (!(form instanceof HTMLFormElement)) return;
    kept.current = contentOf(form);
    let timer: ReturnType<typeof setTimeout> | undefined;
    let sending = false;

    const keep = async (leaving = false) => {
      const content = contentOf(form);
      if (content === kept.current || sending) return;
      sending = true;
      setState({ kind: 'saving' });
      const next = await send(address, content, leaving, locale);
      sending = false;
      setState(next);
      if (next.kind === 'saved') {
        kept.current = content;
        if (place && form.isConnected) window.history.replaceState(null, '', place);
      }
      // Asked again and again, a refusal stays one; and nobody may be at this desk any more.
      if (next.kind === 'refused') return;
      if (next.kind !== 'saved' || contentOf(form) !== content) soon(next.kind === 'saved' ? PAUSE : AGAIN);
    };
    const soon = (wait: number) => {
      clearTimeout(timer);
      timer = setTimeout(keep, wait);
    };
    const typed = () => soon(PAUSE);
    const leave = () => void keep(true);
    const back = () => void keep();
    // Sending the form saves it for good; a save still waiting would only come too late.
    const sent = () => {
      clearTimeout(timer);
      kept.current = contentOf(form);
    };
    form.addEventListener('input', typed);
    form.addEventListener('submit', sent);
    form.addEventListener('keydown', holdEnter);
    window.addEventListener('pagehide', leave);
    window.addEventListener('online', back);
    window.addEventListener('focus', back);
    return () => {
      clearTimeout(timer);
      form.removeEventListener('input', typed);
      form.removeEventListener('submit', sent);
      form.removeEventListener('keydown', holdEnter);
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('online', back);
      window.removeEventListener('focus', back);
    };
  }, [formId, address, place, locale]);

  return (
    <p role="status" className="text-sm text-quiet">
      {state.kind === 'saved' ? texts.saved.replace('{at}', state.at) : texts[state.kind]}{' '}
      {state.kind === 'signedOut' && (
        <a href={signIn} target="_blank" rel="noreferrer" className="text-accent underline">
          {texts.signIn}
        </a>
      )}
    </p>
  );
}

function contentOf(form: HTMLFormElement): string {
  const data = new FormData(form);
  const pairs = [...data].filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string' && !pair[0].startsWith('$'),
  );
  return new URLSearchParams(pairs).toString();
}

async function send(address: string, content: string, leaving: boolean, locale: string): Promise<State> {
  try {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await fetch(address, {
      method: 'POST',
      headers,
      body: content,
      keepalive: leaving,
      redirect: 'manual',
    });
    if (answer.status === 401 || answer.type === 'opaqueredirect') return { kind: 'signedOut' };
    // Insufficient storage.
    if (answer.status === 507) return { kind: 'full' };
    if (answer.status === 503) return { kind: 'locked' };
    if (answer.status >= 400 && answer.status < 500) return { kind: 'refused' };
    if (!answer.ok) return { kind: 'offline' };
    return { kind: 'saved', at: new Date().toLocaleTimeString(locale, { timeStyle: 'short' }) };
  } catch {
    return { kind: 'offline' };
  }
}

/** Enter in the middle of a long form must not send it half-filled; where it may, the field's group says so. With Ctrl it sends from anywhere. */
function holdEnter(event: KeyboardEvent) {
  const field = event.target;
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    (event.currentTarget as HTMLFormElement).requestSubmit();
    return;
  }
  if (event.key === 'Enter' && field instanceof HTMLInputElement && !field.closest('[data-enter-sends]'))
    event.preventDefault();
}
