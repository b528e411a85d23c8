import type { Row } from './keys.ts';

/** What a datum about a person is called in systems, forms and speech. */
export const PHI_ROWS: readonly Row[] = [
  [
    'social-security-number',
    'identifier',
    'ssn|social|ssn number|social security number|social security no|social security|social security num|soc sec|soc sec no|tax id|taxpayer id|itin|ss no|ss number|socialsecuritynumber|s curit sociale|nir|sin number|social insurance number|social insurance no|ssnum|last four ssn|ssn last four',
  ],
  [
    'birth-date',
    'date',
    'dob|ptdob|patient s dob|f nac|f nacimiento|fec nac|fnac|ddn|d n|date of birth|birth date|birthdate|birthday|birth dt|d o b|dateofbirth|born|born on|birth time|birthtime|bdate|date birth|bday|birth year|date naissance|n le|n e le|nato il|nata il|nascido em|nascida em|urodzony|urodzona|fecha de nac|fecha nac|data nascimento|data di nascita|geb datum|geboortedatum|year of birth|day of birth|deceased date time|deceased date|death date|date of death|dod|deceased|dobs|geburtsdatum|geboren|geboren am|geb|geb am|fecha de nacimiento|fecha nacimiento|naci el|nacido el|nacida el|date de naissance|data de nascimento|birthdt|birth day|fecha nacim|fec nacim|nacimiento|date de naiss|fdn|geburtsdat',
  ],
  [
    'record-number',
    'identifier',
    'mrn|chart|mrns|mrn no|mrn number|mrn id|medical record number|medical record no|medical record num|medical record id|medical record|med rec no|med rec|medrec|medrecnum|medrecno|record number|chart number|chart no|record no|chart id|chart num|mr no|mr number|mr num|account number|account no|acct no|acct number|acct|acct num|patient account number|patient account no|empi|mpi|hospital number|hospital no|unit number|health record number|visit number|visit no|medicalrecordnumber|chartnumber|emr id|ehr id|emr number|uhid|nhs number|health card number|driver license|driver s license|driver s license number|drivers license|driver license number|drivers license number|license no|license plate|plate number|phn|nhi|nhi no|cnp|sa id|dl no|dl number|passport|claim no|claim number|claim id|prior auth no|prior auth number|rx no|rx number|prescription number|passport number|passport no|nhs no|nhs num|nhs|cpf|curp|dni|nif|aadhaar|aadhaar number|aadhaar no|aadhaar card|aadhar|codice fiscale|pesel|bsn|bsn nummer|burgerservicenummer|personnummer|personnr|pnr|ihi|ahv|ahv nr|ahv nummer|avs|avs no|num ro avs|national id|national id number|national insurance number|ni number|ni no|nino|ppsn|pps number|pps no|nric|cpr|cpr nr|f dselsnummer|fodselsnummer|personnummer|hetu|henkil tunnus|rut|c dula|cedula|cuil|tckn|kimlik no|hkid|rrn|abha|abha no|abha number|abha id|cart o sus|cns|ohip|ohip number|nie|id card number|id card no|dossier|dossier n|num ro de dossier|aktenzeichen|patientennummer|fallnummer|expediente|historia cl nica|prontu rio|documento|documento de identidad|nro documento|num documento|no documento|doc identidad|doc number|nr documento|n mero de documento|control no|controlno|ecw id|ecwid|ecw uid|file no|file number|driver lic|driver s lic|drivers lic|driver lic no|license number|acc no|acc number|guarantor account|guarantor acct|patient acct|patient account|pat acct|pt acct|pt account|no de cuenta|n mero de cuenta|numero de cuenta|num cuenta|no cuenta|cuenta|no de expediente|num expediente|workers comp claim|work comp claim|workcomp claim|wc claim|accession no|accession number',
  ],
  [
    'patient-id',
    'identifier',
    'patient id|patient ids|patientids|patient s id|patient identifier|patient number|patient no|patient num|patient ref|patient reference|patient uuid|patient guid|patient fhir id|patient resource id|patient key|patient code|patient mrn|patientid|patient logical id|pt id|pt no|pt number|ptid|pat id|patid|person id|person number|personid|patient control number|patient uid|patient internal id|ecw patient id|patientno|patientnumber|fhir patient id|external patient id|related person id|subject id',
  ],
  [
    'encounter-id',
    'identifier',
    'encounter|encounter id|encounterid|visit id|visitid|appointment id|appointmentid|episode id|csn|fin|enc id',
  ],
  [
    'member-id',
    'identifier',
    'member id|member ids|member s id|member no|member number|member num|member identifier|memberid|membernumber|memberno|subscriber id|subscriber no|subscriber number|subscriberid|subscribernumber|policy number|policy no|policy id|policy num|policynumber|policyno|insurance id|insurance number|insurance no|group no|subscriber no|insurance member id|insurance policy|insured id|insured number|insuredid|beneficiary id|beneficiary number|medicare id|medicare number|medicare no|medicaid id|medicaid number|medicaid no|mbi|hicn|hic number|group number|group no|health plan id|health plan number|healthplan id|certificate number|card number|coverage id|dependent id|enrollee id|enrollee number|insurance card number|plan member id|kvnr|versichertennummer|versichertennr|versicherten nr|vers nr|kv nr|kv nummer|krankenversichertennummer|krankenversichertennr|versicherungsnummer|krankenkassennummer|medicare card|medicare card number|carte vitale|medicare beneficiary identifier|subscriber identifier|ins id|insurer id|ins no|ins number|ins policy|id mutuelle|adh rent|n adh rent|num adh rent|num ro d adh rent|adherent|num adherent|num assure|num ro d assur|id afiliado|no afiliado|num afiliado|n mero de afiliado|poliza|p liza|no poliza|num poliza|n mero de p liza|numero de poliza|mitgliedsnummer|mitgliedsnr|carteirinha|n mero da carteirinha|polisnummer|polisnr|no de miembro|n mero de miembro|numero de miembro|id de miembro|num miembro|miembro|sub id|sub no|grp no|grp id|recipient id|cardholder id|card id|insurance card id|no de afiliado|id de afiliado|numero de afiliado|n mero de seguro|no de seguro',
  ],
  [
    'phone-number',
    'phone',
    'phone|phones|upphone|umobileno|phone numbers|phone number|phone no|telephone|telephone number|tel|tel no|mobile|mobile number|mobile no|mobile phone|cell|cell phone|cell number|cellphone|fax|fax number|fax no|home phone|work phone|phone home|phone work|phone cell|phone mobile|ph|contact number|contact no|phonenumber|homephone|workphone|cellno|callback number|call back number|callback|pager|telecom|voicemail|landline|best number|mob|mob no|cb no|cb number|r ckruf|r ckruf unter|erreichbar unter|joignable au|n de t l phone|t l phone|t l|telefon|telefono|tel fono|telefoon|handy|handynummer|rufnummer|m vil|celular|cellulare|portable|daytime phone|emergency phone|whatsapp|cel|cell ph|home ph|work ph|mobile ph|phne|fone|numbr|contact ph|contact phone|phone nbr|best contact|evening phone|sms number|text number',
  ],
  ['email-address', 'text', 'email|e mail|email address|mail address|emailaddress|patient email'],
  [
    'postal-address',
    'address',
    'address|upaddress|street address|home address|mailing address|postal address|residential address|street|address line|address line one|addr|address1|streetaddress|addressline|street name|residence|lives at|wohnhaft|wohnhaft in|anschrift|adresse|direcci n|domicilio|indirizzo|endere o|billing address|street address line|shipping address|addr line|patient address',
  ],
  [
    'postal-address',
    'place',
    'city|zip|zip code|town|home town|hometown|ciudad|municipio|cidade|ville|wohnort|zipcode|postal code|postalcode|post code|postcode|address city|address postalcode|county|patient city|patient zip|home city|birth place|birthplace|place of birth',
  ],
  [
    'person-name',
    'name',
    'patient name|patient display name|mother|father|husband|wife|spouse|daughter|son|brother|sister|grandmother|grandfather|grandma|grandpa|grandson|granddaughter|stepson|stepdaughter|stepmother|stepfather|stepmom|stepdad|aunt|uncle|niece|nephew|son in law|daughter in law|mother in law|father in law|brother in law|sister in law|caretaker|carer|aide|foster parent|foster mother|foster father|godmother|godfather|fiance|child of|guardian of|esposo de|esposa de|hijo de|hija de|madre de|padre de|hermano de|hermana de|mari de|femme de|fils de|fille de|next of kin name|contact name|contact person|contacto de emergencia|nombre de la madre|nombre del padre|primer nombre|segundo nombre|primer apellido|segundo apellido|apellido paterno|apellido materno|nome do paciente|geburtsname|nom de naissance|patient names|patient s name|patient s full name|patient s first name|patient s last name|mother s maiden name|mother s name|father s name|given names|patient full name|patient first name|patient last name|patientname|pt name|ptname|pat name|first name|last name|firstname|lastname|given name|givenname|family name|familyname|middle name|middlename|maiden name|maidenname|surname|full name|fullname|legal name|preferred name|forename|fname|lname|mname|guarantor|guarantor name|subscriber name|insured name|member name|policy holder name|beneficiary name|dependent name|emergency contact|emergency contact name|next of kin|guardian|guardian name|parent name|mother name|father name|mothers maiden name|mother maiden name|spouse name|relative name|person name|responsible party|caregiver name|name of patient|patients name|legal first name|legal last name|name family|name given|middle initial|demographics name|enrollee name|enrollee first name|cardholder|cardholder name|nom|nom de famille|nom du patient|pr nom|prenom|nombre|nombres|apellido|apellidos|nombre completo|nombre del paciente|nome|nome completo|cognome|vorname|nachname|familienname|patientenname|achternaam|voornaam|imi|nazwisko|husband s name|wife s name|ulname|ufname|uminitial|last nm|first nm|middle nm',
  ],
  ['person-name', 'part', 'given|family|nickname|dependent|caregiver|alias'],
  ['member-id', 'patient', 'member|subscriber|insured|enrollee|beneficiary|policy holder|policyholder'],
  [
    'patient-id',
    'patient',
    'patient|patients|pt|pts|related person|relatedperson|person|paciente|pacientes|patientin|patienten|patiente|pati nt|paziente|pazienti|pacjent|pacjentka|malade|versicherte|versicherter',
  ],
  ['user-id', 'subject', 'sub|fhir user|fhiruser|user name hint|login hint|preferred username'],
];
