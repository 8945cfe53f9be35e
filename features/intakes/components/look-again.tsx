'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const EVERY = 2_000;

/** Asks for the page again, as long as it tells of something that goes on. */
export function LookAgain() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), EVERY);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
