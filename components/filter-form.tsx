import type { ReactNode } from 'react';
import { Button, LinkButton } from './button';

/** How wide the fields of a list's filters stand, and the buttons below them. */
const layouts = {
  three: { fields: 'sm:grid-cols-3', buttons: 'sm:col-span-3' },
  four: { fields: 'sm:grid-cols-4', buttons: 'sm:col-span-4' },
  twoOrFour: { fields: 'sm:grid-cols-2 lg:grid-cols-4', buttons: 'sm:col-span-2 lg:col-span-4' },
  threeOrFour: { fields: 'sm:grid-cols-3 lg:grid-cols-4', buttons: 'sm:col-span-2 lg:col-span-3' },
} as const;

type Frame = {
  /** The address of the list, which is what the form leads to and what no filter means. */
  href: string;
  open: boolean;
  layout: keyof typeof layouts;
  words: { title: string; apply: string; clear: string };
  children: ReactNode;
};

/** The filters of a list, as a form whose address is the view. */
export function FilterForm({ href, open, layout, words, children }: Frame) {
  const { fields, buttons } = layouts[layout];
  return (
    <details open={open} className="rounded-md border border-line bg-card px-4 py-3">
      <summary className="-my-3 cursor-pointer py-3 font-semibold">{words.title}</summary>
      <form action={href} className={`mt-4 grid items-end gap-x-4 gap-y-3 ${fields}`}>
        {children}
        <div className={`flex flex-wrap gap-2 ${buttons}`}>
          <Button look="plain">{words.apply}</Button>
          <LinkButton look="quiet" href={href}>
            {words.clear}
          </LinkButton>
        </div>
      </form>
    </details>
  );
}
