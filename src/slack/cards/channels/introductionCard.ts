import type { Language } from '../../../channels/port.ts';
import { actionIds } from '../actionIds.ts';
import { button, type Card, section } from '../card.ts';

interface Words {
  readonly what: string;
  readonly watched: string;
  readonly asked: string;
  readonly keep: string;
  readonly watch: string;
  readonly watching: string;
  readonly mention: string;
}

/** The introduction in each language; the cards themselves are English, as eCW's own words are. */
const words: Readonly<Record<Language, Words>> = {
  en: {
    what: 'I recognise eClinicalWorks FHIR API errors and say what causes them, how to fix them and who can.',
    watched: 'I read along here and answer in the thread when somebody pastes an error that I am sure about.',
    asked: 'Here I answer only when mentioned, or by `/ecw-error`.',
    keep: 'Leave out tokens and patient data; I keep redacted excerpts only.',
    watch: 'Watch this channel',
    watching: 'Watching this channel',
    mention: 'Only when mentioned',
  },
  es: {
    what: 'Reconozco errores de la API FHIR de eClinicalWorks y explico su causa, cómo corregirlos y quién puede hacerlo.',
    watched: 'Leo este canal y respondo en el hilo cuando alguien pega un error del que estoy seguro.',
    asked: 'Aquí respondo solo cuando me mencionan, o con `/ecw-error`.',
    keep: 'No incluyas tokens ni datos de pacientes; solo guardo fragmentos depurados.',
    watch: 'Leer este canal',
    watching: 'Leyendo este canal',
    mention: 'Solo al mencionarme',
  },
  de: {
    what: 'Ich erkenne Fehler der FHIR-API von eClinicalWorks und sage, woher sie kommen, wie man sie behebt und wer das kann.',
    watched:
      'Ich lese hier mit und antworte im Thread, wenn jemand einen Fehler einfügt, bei dem ich mir sicher bin.',
    asked: 'Hier antworte ich nur auf Erwähnung oder über `/ecw-error`.',
    keep: 'Bitte keine Tokens und keine Patientendaten; ich bewahre nur bereinigte Auszüge auf.',
    watch: 'In diesem Kanal mitlesen',
    watching: 'Ich lese hier mit',
    mention: 'Nur auf Erwähnung',
  },
  fr: {
    what: 'Je reconnais les erreurs de l’API FHIR d’eClinicalWorks et j’en explique la cause, la correction et qui peut la faire.',
    watched: 'Je lis ce canal et je réponds dans le fil quand quelqu’un colle une erreur dont je suis sûr.',
    asked: 'Ici, je ne réponds que si l’on me mentionne, ou par `/ecw-error`.',
    keep: 'Ne mettez ni jetons ni données de patients ; je ne garde que des extraits expurgés.',
    watch: 'Lire ce canal',
    watching: 'Lecture de ce canal',
    mention: 'Seulement si mentionné',
  },
  hi: {
    what: 'मैं eClinicalWorks FHIR API की त्रुटियाँ पहचानता हूँ और बताता हूँ कि उनका कारण क्या है, उन्हें कैसे और कौन ठीक कर सकता है।',
    watched: 'मैं यह चैनल पढ़ता हूँ और जब कोई ऐसी त्रुटि चिपकाता है जिसके बारे में मैं निश्चित हूँ, तो थ्रेड में उत्तर देता हूँ।',
    asked: 'यहाँ मैं केवल उल्लेख किए जाने पर या `/ecw-error` से उत्तर देता हूँ।',
    keep: 'टोकन और रोगियों का डेटा न डालें; मैं केवल संशोधित अंश रखता हूँ।',
    watch: 'यह चैनल पढ़ें',
    watching: 'यह चैनल पढ़ रहा हूँ',
    mention: 'केवल उल्लेख पर',
  },
};

/** Said once, when we are added to a channel, and updated when somebody chooses. The channel is known from where the button stands. */
export const introductionCard = ({
  watched,
  language,
}: {
  readonly watched: boolean;
  readonly language: Language;
}): Card => {
  const wording = words[language];
  const text = [wording.what, watched ? wording.watched : wording.asked, wording.keep].join('\n');
  return {
    text,
    blocks: [
      section(text),
      {
        type: 'actions',
        block_id: 'introduction',
        elements: [
          {
            ...button(actionIds.watch, watched ? wording.watching : wording.watch, 'watch'),
            ...(watched ? { style: 'primary' } : {}),
          },
          {
            ...button(actionIds.mentionOnly, wording.mention, 'mention_only'),
            ...(watched ? {} : { style: 'primary' }),
          },
        ],
      },
    ],
  };
};
