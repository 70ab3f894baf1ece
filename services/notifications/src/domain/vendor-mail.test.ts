import { describe, expect, it } from 'vitest';
import { templateNames } from './templates.ts';
import { vendorMail } from './vendor-mail.ts';
import { vendorMailTexts } from './vendor-mail-texts.ts';

const languages = ['en', 'es', 'fr', 'de'];
const kinds = ['answer_requested', 'answer_reminder', 'vendor_table_closed'];
const data = { vendorName: 'Northwind', title: 'Seats', dueAt: '2026-12-01T12:00:00Z', outcome: 'not-awarded' };
const placesOf = (text = '') => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe.each(languages)('mails to vendors in %s', (language) => {
  const texts = vendorMailTexts[language];

  it('are there for every kind, with the same places to fill and every outcome', () => {
    expect(Object.keys(texts?.mails ?? {}).sort()).toEqual(kinds.toSorted());
    expect(Object.keys(texts?.outcomes ?? {})).toEqual(Object.keys(vendorMailTexts.en?.outcomes ?? {}));
    for (const kind of kinds) {
      const [own, english] = [texts?.mails[kind], vendorMailTexts.en?.mails[kind]];
      expect(placesOf(own?.subject), kind).toEqual(placesOf(english?.subject));
      expect(new Set(placesOf(own?.text)), kind).toEqual(new Set(placesOf(english?.text)));
      if (language !== 'en') expect([own?.subject, own?.text]).not.toEqual([english?.subject, english?.text]);
    }
  });

  it.each(kinds)('name the facts and leave no place open: %s', (template) => {
    const mail = vendorMail(language, { template, data, contactName: 'Petra Person' });
    expect(mail?.subject).toContain('Seats');
    expect(mail?.text).toMatch(/^.*Petra Person.*\n\n/);
    expect(mail?.text).toContain('Northwind');
    expect(`${mail?.subject}${mail?.text}`).not.toMatch(/[{}–]/);
  });
});

describe('a mail to a vendor', () => {
  const requested = { template: 'answer_requested', data, contactName: '' };

  it('tells the time as the language does', () => {
    const times = languages.map((language) => vendorMail(language, requested)?.text);
    expect(times[0]).toContain('by 2026-12-01 12:00 UTC');
    expect(times[1]).toContain('1 de diciembre de 2026');
    expect(times[2]).toContain('1 décembre 2026');
    expect(times[3]).toContain('1. Dezember 2026');
  });

  it('greets nobody without a name, and is English in a language that is none of ours', () => {
    expect(vendorMail('tlh', requested)).toEqual(vendorMail('en', requested));
    expect(vendorMail('de', requested)?.text).toMatch(/^Northwind wurde ein Angebot/);
  });

  it('keeps what comes from outside on one line, and reads no template in it', () => {
    const nasty = { ...data, title: 'a\r\nBcc: x@y.example {vendorName}' };
    const mail = vendorMail('fr', { ...requested, data: nasty, contactName: 'Eve\r\nX' });
    expect(mail?.subject).toBe('Votre réponse à une offre pour a Bcc: x@y.example {vendorName}');
    expect(mail?.text).toMatch(/^Bonjour Eve X,\n\n/);
  });

  it('is the same text that the delivery log shows, for every kind', () => {
    for (const kind of kinds) expect(templateNames).toContain(kind);
  });

  it('is nothing for a message to people of the house', () => {
    expect(vendorMail('de', { ...requested, template: 'request_approved' })).toBeUndefined();
  });
});
