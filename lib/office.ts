/** What kinds of office handle cases. */
export const officeKinds = ['mission', 'headquarters', 'ngo', 'shelter'] as const;
