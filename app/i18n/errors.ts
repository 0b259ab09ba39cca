import type { FieldError, PlainFieldError } from '~/domain/field-error'
import type { Locale } from '~/domain/locale'
import type { Advice, Warning } from '~/domain/membership/password-judge'
import { dictionary } from './dictionary'
import { passwordTexts } from './passwords'

const fr: Record<PlainFieldError, string> = {
  required: 'Ce champ est requis.',
  'too-long': 'Ce texte est trop long.',
  invalid: 'Cette valeur n’est pas valable.',
  'email-invalid': 'Cette adresse électronique n’est pas valable. Exemple : prenom.nom@exemple.fr',
  'email-domain-refused':
    'Les adresses de ce domaine ne sont pas acceptées ici : prenez votre adresse professionnelle ou personnelle habituelle.',
  'email-same': 'C’est déjà l’adresse de votre compte.',
  'email-taken': 'Un autre compte a pris cette adresse entre-temps : donnez-en une autre.',
  'invitee-member': 'Cette personne est déjà membre.',
  'invitee-pending': 'Cette personne s’est déjà inscrite et attend votre réponse : voyez sa demande.',
  'invitee-refused': 'La demande de cette personne a été refusée : vous pouvez l’accepter depuis sa page.',
  'invitee-suspended': 'Le compte de cette personne est suspendu.',
  'invitee-invited':
    'Cette personne est déjà invitée ; vous pouvez lui renvoyer son invitation depuis la liste.',
  'path-foreign': 'Donnez l’adresse d’un atelier ou d’un document de ce portail.',
  'list-unreadable':
    'Cette liste n’est pas lisible : ce n’est pas du texte, ou un guillemet n’y est jamais refermé.',
  'list-too-long': 'Cette liste est trop longue : 300 personnes au plus à la fois.',
  'domain-invalid': 'Un de ces domaines n’est pas valable. Écrivez-les ainsi : ville.exemple.fr',
  'choose-one': 'Choisissez une réponse dans la liste.',
  'terms-required': 'Acceptez les conditions d’utilisation pour vous inscrire.',
  'password-too-short': 'Ce mot de passe est trop court : il n’a pas le nombre de caractères demandé.',
  'password-too-long': 'Ce mot de passe est trop long : 128 caractères au plus.',
  'password-digits-only': 'Ce mot de passe n’a que des chiffres : ajoutez des mots.',
  'password-personal':
    'Sans votre nom, votre adresse ni le nom du site, il reste trop peu de ce mot de passe : ajoutez des mots sans lien avec eux.',
  'password-minimum-invalid': 'Donnez un nombre de 12 à 64.',
  'password-wrong': 'Ce n’est pas votre mot de passe actuel.',
  'passwords-differ': 'Les deux mots de passe sont différents.',
  'code-invalid': 'Ce code n’est pas le bon, ou il n’est plus valable.',
  'date-invalid': 'Cette date n’est pas valable. Exemple : 2026-03-31',
  'date-past': 'Cette date est passée : choisissez une date à venir.',
  'slug-taken': 'Cette adresse est déjà prise : choisissez-en une autre.',
  'slug-invalid':
    'Une adresse ne contient que des lettres minuscules sans accent, des chiffres et des traits d’union.',
  'title-one-language': 'Donnez un titre dans une langue au moins.',
  'share-days-invalid': 'Donnez un nombre de jours, de 1 à 30.',
  'share-own-address': 'C’est votre propre adresse\u00a0: donnez celle d’un collègue.',
  'scope-required': 'Cochez au moins un droit.',
  'too-many-tokens': 'Vous avez déjà vingt jetons\u00a0: arrêtez-en un d’abord.',
  'wrong-credentials': 'L’adresse électronique ou le mot de passe n’est pas le bon.',
}

const en: typeof fr = {
  required: 'This field is required.',
  'too-long': 'This text is too long.',
  invalid: 'This value is not valid.',
  'email-invalid': 'This e-mail address is not valid. Example: first.last@example.org',
  'email-domain-refused':
    'Addresses of this domain are not accepted here: use your usual professional or personal address.',
  'email-same': 'This is the address of your account already.',
  'email-taken': 'Another account has taken this address meanwhile: give another one.',
  'invitee-member': 'This person is a member already.',
  'invitee-pending': 'This person has registered and waits for your answer: see the request.',
  'invitee-refused': 'This person’s request was refused: you can accept it on the person’s page.',
  'invitee-suspended': 'This person’s account is suspended.',
  'invitee-invited': 'This person is invited already; you can resend the invitation from the list.',
  'path-foreign': 'Give the address of a workshop or a document of this portal.',
  'list-unreadable': 'This list cannot be read: it is no text, or a quote in it is never closed.',
  'list-too-long': 'This list is too long: 300 people at most at a time.',
  'domain-invalid': 'One of these domains is not valid. Write them like this: town.example.org',
  'choose-one': 'Choose one answer from the list.',
  'terms-required': 'Accept the terms of use to register.',
  'password-too-short': 'This password is too short: it has fewer characters than asked for.',
  'password-too-long': 'This password is too long: 128 characters at most.',
  'password-digits-only': 'This password has digits only: add words.',
  'password-personal':
    'Without your name, your address and the name of the site too little is left of this password: add words that have nothing to do with them.',
  'password-minimum-invalid': 'Give a number from 12 to 64.',
  'password-wrong': 'This is not your current password.',
  'passwords-differ': 'The two passwords differ.',
  'code-invalid': 'This code is wrong, or no longer valid.',
  'date-invalid': 'This date is not valid. Example: 2026-03-31',
  'date-past': 'This date has passed: choose one to come.',
  'slug-taken': 'This address is taken: choose another.',
  'slug-invalid': 'An address has only lower-case letters without accents, digits and hyphens.',
  'title-one-language': 'Give a title in at least one language.',
  'share-days-invalid': 'Give a number of days, from 1 to 30.',
  'share-own-address': 'This is your own address: give a colleague’s.',
  'scope-required': 'Tick at least one right.',
  'too-many-tokens': 'You have twenty tokens already: end one first.',
  'wrong-credentials': 'The e-mail address or the password is wrong.',
}

const texts = dictionary(fr, { en })

/** The sentence of an error code, in this language; codes that nobody knows are « not valid ». */
export function fieldErrorText(code: FieldError, lang: Locale): string {
  const [kind, warning, advice] = code.split(':')
  if (kind === 'password-weak') return weakPasswordText(warning as Warning | '', advice ?? '', lang)
  return texts[lang][code as PlainFieldError] ?? texts[lang].invalid
}

/** Why a password is weak, and at most two pieces of advice. */
function weakPasswordText(warning: Warning | '', advice: string, lang: Locale): string {
  const t = passwordTexts[lang]
  const helps = (advice ? (advice.split(',') as Advice[]) : []).slice(0, 2)
  return [t.weak, ...(warning ? [t.warnings[warning]] : []), ...helps.map((one) => t.advice[one])]
    .filter(Boolean)
    .join(' ')
}
