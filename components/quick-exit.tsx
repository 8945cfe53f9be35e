'use client';

import { useEffect } from 'react';

/**
 * Away, now: the screen is blank before anything else happens, then the session ends and a page with nothing on it takes
 * the place of this one. A press of the button, or Shift three times. Without JavaScript it is a plain form.
 */
export function QuickExit({
  address,
  leadTo,
  label,
  short,
  hint,
}: {
  address: string;
  leadTo: string;
  label: string;
  /** A part of the label, for narrow screens. */
  short: string;
  hint: string;
}) {
  useEffect(() => onThreeShifts(() => leave(address, leadTo)), [address, leadTo]);
  return (
    <form
      method="post"
      action={address}
      onSubmit={(event) => {
        event.preventDefault();
        leave(address, leadTo);
      }}
    >
      <button
        type="submit"
        title={hint}
        aria-label={label}
        aria-describedby="quick-exit-hint"
        className="min-h-11 cursor-pointer rounded-md border border-alarm px-3 font-semibold whitespace-nowrap text-alarm hover:bg-alarm-tint sm:min-h-10"
      >
        <span className="sm:hidden">{short}</span>
        <span className="hidden sm:inline">{label}</span>
      </button>
      <span id="quick-exit-hint" hidden>
        {hint}
      </span>
    </form>
  );
}

function leave(address: string, leadTo: string): void {
  document.body.replaceChildren();
  endSession(address);
  sessionStorage.clear();
  localStorage.clear();
  location.replace(leadTo);
}

/** Outlives the page. What a form had not sent yet is kept by the form itself, sealed, for when somebody comes back. */
function endSession(address: string): void {
  try {
    void fetch(address, { method: 'POST', keepalive: true, redirect: 'manual' }).catch(() => undefined);
  } catch {
    navigator.sendBeacon(address);
  }
}

const PRESSES = 3;
const AT_MOST_APART = 800;

/** Shift alone, three times in a row; a capital letter in between is writing. */
function onThreeShifts(act: () => void): () => void {
  let presses: number[] = [];
  const forget = () => {
    presses = [];
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Shift') return forget();
    if (event.repeat) return;
    const now = Date.now();
    presses = now - (presses.at(-1) ?? now) > AT_MOST_APART ? [now] : [...presses, now];
    if (presses.length >= PRESSES) act();
  };
  window.addEventListener('keydown', press, true);
  window.addEventListener('pointerdown', forget, true);
  return () => {
    window.removeEventListener('keydown', press, true);
    window.removeEventListener('pointerdown', forget, true);
  };
}
