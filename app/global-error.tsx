'use client';

import { Failure } from '@/components/failure';
import './globals.css';

/** When even the frame around every page failed. */
export default function GlobalError(props: { error: unknown; retry: () => void }) {
  return (
    <html lang="id">
      <body className="min-h-dvh font-sans">
        <title>Pulang</title>
        <Failure {...props} />
      </body>
    </html>
  );
}
