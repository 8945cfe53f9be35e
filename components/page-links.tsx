'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Follows every `PageLink` within the app; without scripts, or with a key that asks for another tab, the browser does. */
export function PageLinks() {
  const router = useRouter();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[data-page]') : null;
      const href = link?.getAttribute('href');
      const own = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
      if (!href || own || event.defaultPrevented) return;
      event.preventDefault();
      router.push(href);
    };
    document.addEventListener('click', follow);
    return () => document.removeEventListener('click', follow);
  }, [router]);
  return null;
}
