import { environment, isDemoFolder } from '@/lib/environment';

/** The people of the demonstration, who may be signed in by one click: in a demo folder, and nowhere else. */
export const demoNames = ['ayu', 'bagus', 'citra', 'dewi', 'eko'] as const;
export type DemoName = (typeof demoNames)[number];

export const isDemoName = (value: unknown): value is DemoName => demoNames.some((name) => name === value);

/** Whether this installation is a demonstration: its data folder carries the marker that `npm run demo` writes. */
export function isDemo(): boolean {
  return isDemoFolder(environment().dataDir);
}
