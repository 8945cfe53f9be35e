'use client';

import { type ReactNode, useEffect, useRef } from 'react';

/** Words of a heading that take the focus once the identities below have been opened: that is where one reads on. */
export function OpenedHeading({ open, children }: { open: boolean; children: ReactNode }) {
  const place = useRef<HTMLSpanElement>(null);
  const before = useRef(open);
  useEffect(() => {
    if (open && !before.current) place.current?.focus();
    before.current = open;
  }, [open]);
  return (
    <span ref={place} tabIndex={-1}>
      {children}
    </span>
  );
}
