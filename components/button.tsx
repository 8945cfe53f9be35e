import Link from 'next/link';
import type { ComponentProps } from 'react';

const shape =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-md py-2 font-semibold no-underline cursor-pointer sm:min-h-10 disabled:cursor-default disabled:opacity-60';
const looks = {
  main: 'px-4 bg-accent text-on-accent hover:bg-accent-strong',
  plain: 'px-4 border border-edge bg-card text-ink hover:bg-sunk',
  quiet: 'px-2 text-accent underline hover:text-accent-strong',
};

export type Look = keyof typeof looks;

export function Button({ look = 'main', className = '', ...rest }: ComponentProps<'button'> & { look?: Look }) {
  return <button className={`${shape} ${looks[look]} ${className}`} {...rest} />;
}

/** A link that looks like a button: it goes somewhere, it does not do something. */
export function LinkButton({ look = 'main', className = '', ...rest }: ComponentProps<typeof Link> & { look?: Look }) {
  return <Link className={`${shape} ${looks[look]} ${className}`} {...rest} />;
}
