'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from './button';

type Words = { ticked: Record<'one' | 'other', string>; all: string; none: string };

/**
 * Stays in sight below a long list of boxes: how many are ticked, all or none at one press, and beside it what the form
 * asks before it is sent. `began` is how many were ticked when the page came. `#` in the words stands for the number.
 */
export function TickBar({ began, words, children }: { began: number; words: Words; children: ReactNode }) {
  const bar = useRef<HTMLDivElement>(null);
  const [count, setCount] = useState(began);
  useEffect(() => {
    const form = bar.current?.closest('form');
    const look = () => setCount(form ? boxesIn(form).filter(({ checked }) => checked).length : 0);
    look();
    form?.addEventListener('change', look);
    return () => form?.removeEventListener('change', look);
  }, []);
  const tick = (checked: boolean) => {
    const form = bar.current?.closest('form');
    if (!form) return;
    for (const box of boxesIn(form)) box.checked = checked;
    form.dispatchEvent(new Event('change'));
  };
  return (
    <div
      ref={bar}
      className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-end gap-x-4 gap-y-2 border-t-2 border-edge bg-card px-4 py-3 sm:-mx-5 sm:px-5"
    >
      <p role="status" className="min-h-10 content-center font-semibold tabular-nums">
        {words.ticked[count === 1 ? 'one' : 'other'].replace('#', String(count))}
      </p>
      <Button type="button" look="quiet" onClick={() => tick(true)}>
        {words.all}
      </Button>
      <Button type="button" look="quiet" onClick={() => tick(false)}>
        {words.none}
      </Button>
      {children}
    </div>
  );
}

const boxesIn = (form: HTMLFormElement) => [...form.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
