/** How every address of ours carries what stands for one person (app/paths.ts). */
const TOKEN = /[?&]token=/

/**
 * Whether an address in this letter stands for who gets it: nobody else reads it where a mail server delivers, and it is
 * emptied as soon as that has taken it. The letter itself says so, so that no kind of letter can be forgotten.
 */
export const isPersonal = ({ text, link }: { text: string; link: string | null }): boolean =>
  TOKEN.test(text) || TOKEN.test(link ?? '')
