import type { Advice, Warning } from '~/domain/membership/password-judge'
import { dictionary } from './dictionary'

const warningsFr: Record<Warning, string> = {
  straightRow: 'Une rangée de touches du clavier se devine vite.',
  keyPattern: 'Un motif tracé sur le clavier se devine vite.',
  simpleRepeat: 'Des signes répétés, comme « aaa », se devinent vite.',
  extendedRepeat: 'Un motif répété, comme « abcabcabc », se devine aussi vite que le motif seul.',
  sequences: 'Une suite connue, comme « abc » ou « 6543 », se devine vite.',
  recentYears: 'Une année récente se devine vite.',
  dates: 'Une date se devine vite.',
  topTen: 'C’est l’un des dix mots de passe les plus courants.',
  topHundred: 'C’est l’un des cent mots de passe les plus courants.',
  common: 'C’est un mot de passe courant.',
  similarToCommon: 'Il ressemble à un mot de passe courant.',
  wordByItself: 'Un seul mot se devine vite.',
  namesByThemselves: 'Un prénom ou un nom seul se devine vite.',
  commonNames: 'Des prénoms et des noms courants se devinent vite.',
  userInputs: 'Il est fait de votre nom, de votre adresse ou du nom du site.',
  pwned: 'Il a été révélé par une fuite de données.',
}

const adviceFr: Record<Advice, string> = {
  l33t: 'Remplacer « a » par « @ » ou « o » par « 0 » n’aide guère.',
  reverseWords: 'Écrire un mot à l’envers n’aide guère.',
  allUppercase: 'Tout mettre en majuscules n’aide guère.',
  capitalization: 'Une majuscule au début n’aide guère.',
  dates: 'Évitez les dates et les années qui vous concernent.',
  recentYears: 'Évitez les années récentes.',
  associatedYears: 'Évitez les années qui vous concernent.',
  sequences: 'Évitez les suites connues.',
  repeated: 'Évitez de répéter des mots ou des signes.',
  longerKeyboardPattern: 'Prenez des mots plutôt qu’un motif du clavier.',
  anotherWord: 'Ajoutez un mot ou deux que l’on n’attend pas.',
  useWords: 'Prenez plusieurs mots sans lien entre eux.',
  noNeed: 'Ni majuscules, ni chiffres, ni signes ne sont exigés : la longueur compte.',
  pwned: 'Si vous l’utilisez ailleurs, changez-le là aussi.',
}

const fr = {
  hint: (minimum: number) =>
    `${minimum} caractères au moins. Une suite de mots qui n’est qu’à vous convient très bien ; espaces et accents sont permis.`,
  weak: 'Ce mot de passe se devinerait trop vite.',
  warnings: warningsFr,
  advice: adviceFr,
  strength: 'Solidité',
  /** By zxcvbn’s score, 0 to 4. */
  scores: ['très faible', 'faible', 'pas encore suffisante', 'bonne', 'très bonne'],
  missing: (count: number) => (count > 1 ? `Encore ${count} caractères.` : 'Encore un caractère.'),
  strongEnough: 'Ce mot de passe convient.',
  minimum: 'Longueur minimale des mots de passe',
  minimumHint:
    'De 12 à 64 caractères. Le NIST conseille 15 là où le mot de passe protège seul le compte. Les mots de passe existants restent valables.',
}

const warningsEn: typeof warningsFr = {
  straightRow: 'A straight row of keys is guessed quickly.',
  keyPattern: 'A pattern drawn on the keyboard is guessed quickly.',
  simpleRepeat: 'Repeated characters, such as “aaa”, are guessed quickly.',
  extendedRepeat: 'A repeated pattern, such as “abcabcabc”, is guessed as quickly as the pattern alone.',
  sequences: 'A well-known sequence, such as “abc” or “6543”, is guessed quickly.',
  recentYears: 'A recent year is guessed quickly.',
  dates: 'A date is guessed quickly.',
  topTen: 'It is one of the ten most common passwords.',
  topHundred: 'It is one of the hundred most common passwords.',
  common: 'It is a common password.',
  similarToCommon: 'It looks like a common password.',
  wordByItself: 'A single word is guessed quickly.',
  namesByThemselves: 'A first name or a surname alone is guessed quickly.',
  commonNames: 'Common names are guessed quickly.',
  userInputs: 'It is made of your name, your address or the name of the site.',
  pwned: 'It was revealed by a data breach.',
}

const adviceEn: typeof adviceFr = {
  l33t: 'Writing “@” for “a” or “0” for “o” helps little.',
  reverseWords: 'Writing a word backwards helps little.',
  allUppercase: 'Writing everything in capitals helps little.',
  capitalization: 'A capital at the beginning helps little.',
  dates: 'Avoid dates and years that have to do with you.',
  recentYears: 'Avoid recent years.',
  associatedYears: 'Avoid years that have to do with you.',
  sequences: 'Avoid well-known sequences.',
  repeated: 'Avoid repeating words or characters.',
  longerKeyboardPattern: 'Take words rather than a pattern of the keyboard.',
  anotherWord: 'Add a word or two that nobody expects.',
  useWords: 'Take several words that have nothing to do with each other.',
  noNeed: 'No capitals, digits or symbols are required: length is what counts.',
  pwned: 'If you use it elsewhere, change it there too.',
}

const en: typeof fr = {
  hint: (minimum) =>
    `At least ${minimum} characters. A few words that are yours alone do very well; spaces and accents are allowed.`,
  weak: 'This password would be guessed too quickly.',
  warnings: warningsEn,
  advice: adviceEn,
  strength: 'Strength',
  scores: ['very weak', 'weak', 'not yet enough', 'good', 'very good'],
  missing: (count) => (count > 1 ? `${count} more characters.` : 'One more character.'),
  strongEnough: 'This password will do.',
  minimum: 'Minimum password length',
  minimumHint:
    'From 12 to 64 characters. NIST advises 15 where the password alone protects the account. Existing passwords stay valid.',
}

export const passwordTexts = dictionary(fr, { en })
