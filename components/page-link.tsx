import type { ComponentProps } from 'react';

/**
 * A link to another page of the app, as plain an element as there is: a list has hundreds, and one of Next's costs the
 * server ten times as much. `PageLinks` in the shell follows it without loading the page anew.
 */
export function PageLink({ href, ...rest }: ComponentProps<'a'> & { href: string }) {
  return <a href={href} data-page="" {...rest} />;
}
