'use client';

import { useEffect, useRef } from 'react';

/** What is wrong with one field. `id` is where the link leads. */
export type FieldProblem = { field: string; id: string; message: string };

/** What has to be mended, on top of the form, each with a link to its field. Takes the focus when it arrives. */
export function ErrorSummary({ title, errors }: { title: string; errors: readonly FieldProblem[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noAutofocus: without JavaScript the page is loaded anew, and this is what is new on it
    <div ref={box} role="alert" tabIndex={-1} autoFocus className="rounded-md border-2 border-alarm bg-card px-4 py-3">
      <p className="font-bold text-alarm">{title}</p>
      <ul className="mt-1 list-disc pl-5 text-alarm">
        {errors.map(({ field, id, message }) => (
          <li key={`${field} ${message}`}>
            <a href={`#${id}`} className="block w-fit py-1.5 underline sm:py-0.5">
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
