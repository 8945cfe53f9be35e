'use client';

import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { RadioGroup } from '@/components/choice';
import { Badge } from '@/components/notice';
import { askControl, isEnough, type OfferAnswer, offerControl, SIGN } from '../offering';
import type { ShownCandidates, ShownOffice, ShownPerson, ShownSimilar } from './candidate-words';

export type CandidateTexts = {
  hint: string;
  question: string;
  answers: Record<Exclude<OfferAnswer, 'same-episode'> | 'later', string>;
  likelier: Record<ShownPerson['likelier'], string>;
  openCase: string;
  similar: string;
  similarHint: string;
};

const PAUSE = 600;
/** What is asked about, and what a suggestion depends on. */
const asked = ['name', 'aliases', 'birth', 'nik', 'passport', 'phone', 'sex', 'homeProvince', 'address'];
const about = ['submission', 'destination', 'handledOn'];

const none: ShownCandidates = { status: '', sign: '', people: [], offices: [], similar: [] };

type Props = {
  formId: string;
  address: string;
  /** What the server has found already: where a form was sent before this could be shown. */
  initial: ShownCandidates | null;
  /** What was answered before, by the key of the person or `ask.CODE`. */
  chosen: Record<string, string>;
  texts: CandidateTexts;
};

/** Whoever may be the person that is being typed, as soon as enough is typed; nothing until then, and never in the way. */
export function CandidatePanel({ formId, address, initial, chosen, texts }: Props) {
  const [shown, setShown] = useState(initial ?? none);
  const before = useRef(initial ?? none);
  const [anew, setAnew] = useState<Record<string, number>>({});

  useEffect(() => {
    const form = document.getElementById(formId);
    if (!(form instanceof HTMLFormElement)) return;
    const found = before.current;
    return watch(form, address, found === none ? '' : contentOf(form), (next) => {
      const again = asksAgain(form, before.current, next);
      before.current = next;
      if (again.length > 0)
        setAnew((counts) => ({ ...counts, ...Object.fromEntries(again.map((key) => [key, (counts[key] ?? 0) + 1])) }));
      setShown(next);
    });
  }, [formId, address]);

  const { status, sign, people, offices, similar } = shown;
  return (
    <>
      <div id="candidates" className={status ? 'mt-5 rounded-md border border-accent bg-tint p-4' : ''}>
        <p role="status" className={status ? 'font-bold' : 'sr-only'}>
          {status}
        </p>
        {people.length > 0 && <p className="mt-1 max-w-3xl text-sm text-pretty">{texts.hint}</p>}
        <div className="grid gap-3 empty:hidden">
          {people.map((person) => {
            const turn = anew[person.key] ?? 0;
            const answer = turn === 0 ? chosen[person.key] : undefined;
            return <PersonCard key={`${person.key} ${turn}`} person={person} answer={answer} texts={texts} />;
          })}
          {offices.map((office) => (
            <OfficeCard key={office.code} office={office} isChosen={chosen[askControl(office.code)] === 'yes'} />
          ))}
        </div>
        <Sign sign={sign} />
      </div>
      <SimilarNames similar={similar} texts={texts} />
    </>
  );
}

/** Too little is told to judge: whoever has a moment looks, and nothing waits for it. */
function SimilarNames({ similar, texts }: { similar: ShownSimilar[]; texts: CandidateTexts }) {
  if (similar.length === 0) return null;
  return (
    <details className="mt-4 text-sm">
      <summary className="inline-block cursor-pointer py-2.5 text-accent underline sm:py-1">{texts.similar}</summary>
      <p className="mt-1 max-w-3xl text-pretty text-quiet">{texts.similarHint}</p>
      <ul className="mt-2 grid gap-3">
        {similar.map(({ key, name, facts, cases, reasons }) => (
          <li key={key}>
            <span className="font-semibold">{name}</span> <span className="text-quiet">{facts}</span>
            <CaseLines cases={cases} openCase={texts.openCase} />
            <p className="text-quiet empty:hidden">{reasons}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}

function CaseLines({ cases, openCase }: { cases: ShownPerson['cases']; openCase: string }) {
  return (
    <ul className="grid gap-1">
      {cases.map(({ reference, told }) => (
        <li key={reference}>
          <a
            href={`/cases/${reference}`}
            target="_blank"
            rel="noreferrer"
            title={openCase}
            className="inline-block py-2 text-accent underline sm:py-0"
          >
            {reference}
          </a>{' '}
          <span className="text-quiet">{told}</span>
        </li>
      ))}
    </ul>
  );
}

/** The panel may be out of sight: whoever is about to save still sees that there is something to look at. */
function Sign({ sign }: { sign: string }) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useEffect(() => setPlace(document.getElementById(SIGN)), []);
  if (!place || !sign) return null;
  return createPortal(
    <a href="#candidates" className="inline-block py-2.5 font-semibold text-accent underline sm:py-0">
      {sign}
    </a>,
    place,
  );
}

function PersonCard({ person, answer, texts }: { person: ShownPerson; answer?: string; texts: CandidateTexts }) {
  const { key, seen, name, facts, cases, elsewhere, reasons, likelier, outcome } = person;
  const labels = { ...texts.answers, 'same-episode': person.sameEpisode };
  const choices = (['new-episode', 'same-episode', 'different'] as const).map((code) => ({
    code,
    label: code === likelier ? `${labels[code]} ${texts.likelier[code]}` : labels[code],
  }));
  return (
    <div className="mt-3 rounded-md border border-line bg-card p-3 sm:p-4">
      <input type="hidden" name="seen" value={seen} />
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-semibold">{name}</span> <span className="text-quiet">{facts}</span>{' '}
        <Badge tone={outcome.tone}>{outcome.label}</Badge>
      </p>
      <CaseLines cases={cases} openCase={texts.openCase} />
      <ul className="mb-1 grid gap-1 empty:hidden">
        {elsewhere.map((told) => (
          <li key={told} className="text-quiet">
            {told}
          </li>
        ))}
      </ul>
      <p className="mb-2 max-w-3xl text-pretty empty:hidden">{reasons}</p>
      <RadioGroup
        name={offerControl(key)}
        id={`offer-${key}`}
        legend={texts.question}
        choices={[...choices, { code: '', label: texts.answers.later }]}
        defaultValue={answer ?? ''}
      />
    </div>
  );
}

function OfficeCard({ office: { code, told, ask }, isChosen }: { office: ShownOffice; isChosen: boolean }) {
  return (
    <div className="mt-3 rounded-md border border-line bg-card p-3 sm:p-4">
      <input type="hidden" name="seenAt" value={code} />
      <p className="max-w-3xl text-pretty">{told}</p>
      <label
        htmlFor={`ask-${code}`}
        className="mt-1 flex min-h-11 cursor-pointer items-start gap-2.5 rounded-sm px-1 py-2 hover:bg-sunk sm:min-h-9 sm:py-1.5"
      >
        <input
          id={`ask-${code}`}
          name={askControl(code)}
          type="checkbox"
          value="yes"
          defaultChecked={isChosen}
          className="mt-0.5 size-5 shrink-0 accent-accent"
        />
        <span className="min-w-0">{ask}</span>
      </label>
    </div>
  );
}

/** Asks after each pause in typing and when a field is left; answers how to stop. */
function watch(form: HTMLFormElement, address: string, known: string, show: (next: ShownCandidates) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = known;
  let turn = 0;
  const ask = async () => {
    clearTimeout(timer);
    const content = contentOf(form);
    if (content === last) return;
    last = content;
    turn += 1;
    const mine = turn;
    const next = content === '' ? none : await answerTo(address, content);
    if (mine !== turn) return;
    if (next) show(next);
    // The line was cut, or the session over: the bar beneath the form says so, and the next key asks again.
    else last = '';
  };
  const typed = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  };
  const left = () => void ask();
  form.addEventListener('input', typed);
  form.addEventListener('change', left);
  void ask();
  return () => {
    turn = -1;
    clearTimeout(timer);
    form.removeEventListener('input', typed);
    form.removeEventListener('change', left);
  };
}

/** What is asked, as a form sends it; empty where too little is typed to ask. */
function contentOf(form: HTMLFormElement): string {
  const data = new FormData(form);
  const typed = (name: string) => String(data.get(name) ?? '').trim();
  const told = { name: typed('name'), birth: typed('birth'), nik: typed('nik'), passport: typed('passport') };
  if (!isEnough({ ...told, phone: typed('phone') })) return '';
  return new URLSearchParams([...asked, ...about].map((name) => [name, typed(name)])).toString();
}

async function answerTo(address: string, content: string): Promise<ShownCandidates | null> {
  try {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await fetch(address, { method: 'POST', headers, body: content, redirect: 'manual' });
    return answer.ok ? ((await answer.json()) as ShownCandidates) : null;
  } catch {
    return null;
  }
}

/** Whoever was said to be another person, and of whom one more number agrees now. */
function asksAgain(form: HTMLFormElement, before: ShownCandidates, next: ShownCandidates): string[] {
  const data = new FormData(form);
  return next.people
    .filter(({ key, seen }) => {
      const had = before.people.find((each) => each.key === key)?.seen.split('.') ?? seen.split('.');
      return data.get(offerControl(key)) === 'different' && seen.split('.').some((part) => !had.includes(part));
    })
    .map(({ key }) => key);
}
