/** The mails to people of vendors in one language. A link to answer by follows the text where there is one. */
export type VendorMailTexts = {
  readonly locale: string;
  readonly greeting: string;
  readonly mails: Readonly<Record<string, { readonly subject: string; readonly text: string }>>;
  /** How a table ended, by the word of the event. */
  readonly outcomes: Readonly<Record<string, string>>;
};

/** What the delivery log shows, whatever language was written in. */
export const english = {
  locale: 'en',
  greeting: 'Dear {name},',
  mails: {
    answer_requested: {
      subject: 'Your answer to an offer for {title}',
      text: 'An offer for "{title}" has been made to {vendorName}, and your answer is asked for by {dueAt}.\nOpen the link below to see it, to accept, to make a counter-offer or to decline. The link is for you alone and takes one answer.',
    },
    answer_reminder: {
      subject: 'Reminder: your answer to an offer for {title}',
      text: 'The offer for "{title}" made to {vendorName} still waits for your answer, which is possible until {dueAt}. Without one, the talks with {vendorName} end then.',
    },
    vendor_table_closed: {
      subject: 'The talks about {title} have ended',
      text: 'The talks with {vendorName} about "{title}" have ended: {outcome}.',
    },
  },
  outcomes: {
    awarded: 'the award is yours on the terms agreed; a contract will follow',
    'not-awarded': 'the award went to another vendor',
    'no-agreement': 'no agreement was reached',
    cancelled: 'the purchase was called off',
  },
} as const satisfies VendorMailTexts;

/** By language; the languages are those of the page that the link opens. */
export const vendorMailTexts: Readonly<Record<string, VendorMailTexts>> = {
  en: english,
  es: {
    locale: 'es',
    greeting: 'Estimado/a {name}:',
    mails: {
      answer_requested: {
        subject: 'Su respuesta a una oferta para {title}',
        text: 'Se ha hecho a {vendorName} una oferta para «{title}», y se espera su respuesta antes del {dueAt}.\nAbra el enlace de abajo para verla, aceptarla, hacer una contraoferta o rechazarla. El enlace es solo para usted y admite una única respuesta.',
      },
      answer_reminder: {
        subject: 'Recordatorio: su respuesta a una oferta para {title}',
        text: 'La oferta para «{title}» hecha a {vendorName} sigue a la espera de su respuesta, que es posible hasta el {dueAt}. Sin ella, las conversaciones con {vendorName} terminan entonces.',
      },
      vendor_table_closed: {
        subject: 'Las conversaciones sobre {title} han terminado',
        text: 'Las conversaciones con {vendorName} sobre «{title}» han terminado: {outcome}.',
      },
    },
    outcomes: {
      awarded: 'la adjudicación es suya en las condiciones acordadas; recibirá un contrato',
      'not-awarded': 'se ha adjudicado a otro proveedor',
      'no-agreement': 'no se ha llegado a un acuerdo',
      cancelled: 'la compra se ha cancelado',
    },
  },
  fr: {
    locale: 'fr',
    greeting: 'Bonjour {name},',
    mails: {
      answer_requested: {
        subject: 'Votre réponse à une offre pour {title}',
        text: 'Une offre pour « {title} » a été faite à {vendorName}, et votre réponse est attendue avant le {dueAt}.\nOuvrez le lien ci-dessous pour la voir, l’accepter, faire une contre-offre ou refuser. Le lien vous est réservé et permet une seule réponse.',
      },
      answer_reminder: {
        subject: 'Rappel : votre réponse à une offre pour {title}',
        text: 'L’offre pour « {title} » faite à {vendorName} attend encore votre réponse, possible jusqu’au {dueAt}. Sans réponse, les négociations avec {vendorName} prennent fin à ce moment.',
      },
      vendor_table_closed: {
        subject: 'Les négociations au sujet de {title} sont terminées',
        text: 'Les négociations avec {vendorName} au sujet de « {title} » sont terminées : {outcome}.',
      },
    },
    outcomes: {
      awarded: 'le marché vous est attribué aux conditions convenues ; un contrat suivra',
      'not-awarded': 'le marché a été attribué à un autre fournisseur',
      'no-agreement': 'aucun accord n’a été trouvé',
      cancelled: 'l’achat a été annulé',
    },
  },
  de: {
    locale: 'de',
    greeting: 'Guten Tag {name},',
    mails: {
      answer_requested: {
        subject: 'Ihre Antwort auf ein Angebot für {title}',
        text: '{vendorName} wurde ein Angebot für „{title}“ gemacht; um Ihre Antwort wird bis {dueAt} gebeten.\nÖffnen Sie den Link unten, um es zu sehen, anzunehmen, ein Gegenangebot zu machen oder abzulehnen. Der Link ist nur für Sie und gilt für eine Antwort.',
      },
      answer_reminder: {
        subject: 'Erinnerung: Ihre Antwort auf ein Angebot für {title}',
        text: 'Das Angebot für „{title}“ an {vendorName} wartet noch auf Ihre Antwort, die bis {dueAt} möglich ist. Ohne Antwort enden die Gespräche mit {vendorName} dann.',
      },
      vendor_table_closed: {
        subject: 'Die Gespräche über {title} sind beendet',
        text: 'Die Gespräche mit {vendorName} über „{title}“ sind beendet: {outcome}.',
      },
    },
    outcomes: {
      awarded: 'Sie erhalten den Zuschlag zu den vereinbarten Bedingungen; ein Vertrag folgt',
      'not-awarded': 'der Zuschlag ging an einen anderen Anbieter',
      'no-agreement': 'es kam keine Einigung zustande',
      cancelled: 'der Einkauf wurde abgesagt',
    },
  },
};
