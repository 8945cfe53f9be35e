'use client';

import { type ComponentProps, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { troubleOf } from '../lib/errors';
import words from '../messages/failures.json';
import { digestOf, Numbered, useFailureLocale } from './failure';
import { Notice } from './notice';

type Props = Omit<ComponentProps<'form'>, 'action'> & { action: (form: FormData) => Promise<void> };

/**
 * A form that stays as it is when sending it failed: the page that usually takes the place of a failed one would take
 * what was typed along. Before JavaScript arrives it is a plain form.
 */
export function KeepingForm({ action, children, ...rest }: Props) {
  const alive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const [failed, setFailed] = useState<{ error: unknown } | null>(null);
  const keeps = useRef(false);

  async function send(form: FormData): Promise<void> {
    keeps.current = false;
    try {
      await action(form);
      setFailed(null);
    } catch (error) {
      // Going elsewhere, or to a page that is not there, is thrown too.
      if (digestOf(error)?.startsWith('NEXT_')) throw error;
      keeps.current = true;
      setFailed({ error });
    }
  }

  return (
    // React empties a form once its action is over.
    <form {...rest} action={alive ? send : action} onReset={(event) => keeps.current && event.preventDefault()}>
      {failed && <NotSent error={failed.error} />}
      {children}
    </form>
  );
}

/** Comes into sight and is read out, however long the form is. */
function NotSent({ error }: { error: unknown }) {
  const place = useRef<HTMLDivElement>(null);
  const text = words[useFailureLocale()];
  const trouble = troubleOf(error);
  useEffect(() => place.current?.focus(), []);
  return (
    <div ref={place} tabIndex={-1} key={digestOf(error)} className="outline-none">
      <Notice tone="alarm" role="alert" title={trouble ? text[trouble].title : text.kept.title}>
        <p>{trouble ? text[trouble].body : <Unknown error={error} />}</p>
        <p className="font-semibold">{text.kept.typed}</p>
      </Notice>
    </div>
  );
}

/** Without a number the server was not reached. */
function Unknown({ error }: { error: unknown }) {
  const { kept } = words[useFailureLocale()];
  return digestOf(error) ? <Numbered sentence={kept.body} error={error} /> : kept.offline;
}

const never = () => () => undefined;
