import type { FieldError } from '~/domain/field-error'
import { dictionary } from './dictionary'

const fr: Record<FieldError, string> = {
  required: 'Ce champ est requis.',
  'too-long': 'Ce texte est trop long.',
  invalid: 'Cette valeur n’est pas valable.',
  'email-invalid': 'Cette adresse électronique n’est pas valable. Exemple : prenom.nom@exemple.fr',
  'email-domain-refused':
    'Les adresses de ce domaine ne sont pas acceptées ici : prenez votre adresse professionnelle ou personnelle habituelle.',
  'domain-invalid': 'Un de ces domaines n’est pas valable. Écrivez-les ainsi : ville.exemple.fr',
  'choose-one': 'Choisissez une réponse dans la liste.',
  'terms-required': 'Acceptez les conditions d’utilisation pour vous inscrire.',
  'password-too-short': 'Ce mot de passe est trop court : il faut au moins 12 caractères.',
  'password-too-long': 'Ce mot de passe est trop long : 128 caractères au plus.',
  'password-digits-only': 'Ce mot de passe n’a que des chiffres : ajoutez des mots.',
  'password-common': 'Ce mot de passe est trop courant : choisissez une phrase qui n’est qu’à vous.',
  'password-personal':
    'Ce mot de passe contient votre nom, votre adresse ou le nom du site : choisissez autre chose.',
  'password-wrong': 'Ce n’est pas votre mot de passe actuel.',
  'passwords-differ': 'Les deux mots de passe sont différents.',
  'code-invalid': 'Ce code n’est pas le bon, ou il n’est plus valable.',
  'date-invalid': 'Cette date n’est pas valable. Exemple : 2026-03-31',
  'date-past': 'Cette date est passée : choisissez une date à venir.',
  'slug-taken': 'Cette adresse est déjà prise : choisissez-en une autre.',
  'slug-invalid':
    'Une adresse ne contient que des lettres minuscules sans accent, des chiffres et des traits d’union.',
  'title-one-language': 'Donnez un titre dans une langue au moins.',
  'wrong-credentials': 'L’adresse électronique ou le mot de passe n’est pas le bon.',
}

const en: typeof fr = {
  required: 'This field is required.',
  'too-long': 'This text is too long.',
  invalid: 'This value is not valid.',
  'email-invalid': 'This e-mail address is not valid. Example: first.last@example.org',
  'email-domain-refused':
    'Addresses of this domain are not accepted here: use your usual professional or personal address.',
  'domain-invalid': 'One of these domains is not valid. Write them like this: town.example.org',
  'choose-one': 'Choose one answer from the list.',
  'terms-required': 'Accept the terms of use to register.',
  'password-too-short': 'This password is too short: it needs at least 12 characters.',
  'password-too-long': 'This password is too long: 128 characters at most.',
  'password-digits-only': 'This password has digits only: add words.',
  'password-common': 'This password is too common: choose a phrase that is yours alone.',
  'password-personal':
    'This password contains your name, your address or the name of the site: choose another.',
  'password-wrong': 'This is not your current password.',
  'passwords-differ': 'The two passwords differ.',
  'code-invalid': 'This code is wrong, or no longer valid.',
  'date-invalid': 'This date is not valid. Example: 2026-03-31',
  'date-past': 'This date has passed: choose one to come.',
  'slug-taken': 'This address is taken: choose another.',
  'slug-invalid': 'An address has only lower-case letters without accents, digits and hyphens.',
  'title-one-language': 'Give a title in at least one language.',
  'wrong-credentials': 'The e-mail address or the password is wrong.',
}

export const fieldErrorTexts = dictionary(fr, { en })
