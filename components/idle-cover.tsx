'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { type CoverState, watchDesk } from './desk-watch';

export type IdleCoverTexts = Record<
  'title' | 'body' | 'checking' | 'offline' | 'endedTitle' | 'ended' | 'signIn',
  string
>;

/**
 * Covers the page when nobody has touched it for a while, and until the server says that the session still lives and is
 * still the same person's. What was typed stays underneath.
 */
export function IdleCover({
  address,
  owner,
  minutes,
  signIn,
  texts,
}: {
  address: string;
  owner: string;
  minutes: { cover: number; end: number };
  signIn: string;
  texts: IdleCoverTexts;
}) {
  const [state, setState] = useState<CoverState>('open');
  const { cover, end } = minutes;
  const path = usePathname();
  const watch = useRef<ReturnType<typeof watchDesk>>(undefined);
  useEffect(() => {
    watch.current = watchDesk({ address, owner, cover, end, say: setState });
    return () => watch.current?.stop();
  }, [address, owner, cover, end]);
  // A page that has just come from the server shows that the session lives.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what changes
  useEffect(() => watch.current?.heard(), [path]);
  if (state === 'open') return null;
  return createPortal(<Cover state={state} signIn={signIn} texts={texts} />, document.body);
}

function Cover({ state, signIn, texts }: { state: CoverState; signIn: string; texts: IdleCoverTexts }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const uncover = coverAll();
    box.current?.focus();
    return () => {
      uncover();
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  const ended = state === 'ended';
  const body = { open: '', covered: texts.body, checking: texts.checking, offline: texts.offline, ended: texts.ended };
  return (
    <div
      ref={box}
      data-cover
      role="alertdialog"
      aria-modal="true"
      aria-labelledby="cover-title"
      aria-describedby="cover-body"
      tabIndex={-1}
      className="fixed inset-0 z-50 grid place-content-center gap-3 bg-paper p-6 text-center outline-none"
    >
      <h2 id="cover-title" className="text-2xl font-bold">
        {ended ? texts.endedTitle : texts.title}
      </h2>
      <p id="cover-body" aria-live="polite" className="max-w-md text-pretty text-quiet">
        {body[state]}
      </p>
      {ended && (
        <p>
          <a href={signIn} target="_blank" rel="noreferrer" className="font-semibold text-accent underline">
            {texts.signIn}
          </a>
        </p>
      )}
    </div>
  );
}

/** Nothing under the cover is seen, read out, reached or printed (see `data-covered` in globals.css). */
function coverAll(): () => void {
  const root = document.documentElement;
  const hidden = [...document.body.children].filter(
    (child): child is HTMLElement => child instanceof HTMLElement && !child.inert && !('cover' in child.dataset),
  );
  root.dataset.covered = '';
  for (const child of hidden) {
    child.inert = true;
    child.setAttribute('aria-hidden', 'true');
  }
  return () => {
    delete root.dataset.covered;
    for (const child of hidden) {
      child.inert = false;
      child.removeAttribute('aria-hidden');
    }
  };
}
