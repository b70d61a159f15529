"""Morphology of tumours.

System: CIM-O-3 (ICD-O-3), 2.16.840.1.113883.6.43.1. Version: value set JDV_Morphologie_CISIS of 16 June 2025.
Source: Agence du Numérique en Santé; labels are written here. Not the whole classification: what is met in lung
cancer and in the other primaries that go to bone; a code from outside the list is accepted as typed.
"""

from .system import Code, CodeSystem

CIMO3 = CodeSystem(
    name="CIM-O-3",
    identifier="2.16.840.1.113883.6.43.1",
    version="2025-06-16",
    source="Agence du Numérique en Santé",
    codes=(
        Code("8140/3", "adénocarcinome", "adenocarcinoma"),
        Code("8070/3", "carcinome épidermoïde", "squamous cell carcinoma"),
        Code("8041/3", "carcinome à petites cellules", "small cell carcinoma"),
        Code("8046/3", "carcinome non à petites cellules", "non-small cell carcinoma"),
        Code("8012/3", "carcinome à grandes cellules", "large cell carcinoma"),
        Code("8013/3", "carcinome neuroendocrine à grandes cellules", "large cell neuroendocrine carcinoma"),
        Code("8045/3", "carcinome à petites cellules composite", "combined small cell carcinoma"),
        Code("8240/3", "tumeur carcinoïde", "carcinoid tumour"),
        Code("8249/3", "tumeur carcinoïde atypique", "atypical carcinoid tumour"),
        Code("8246/3", "carcinome neuroendocrine", "neuroendocrine carcinoma"),
        Code("8560/3", "carcinome adénosquameux", "adenosquamous carcinoma"),
        Code("8033/3", "carcinome sarcomatoïde", "sarcomatoid carcinoma"),
        Code("8022/3", "carcinome pléomorphe", "pleomorphic carcinoma"),
        Code("8260/3", "adénocarcinome papillaire", "papillary adenocarcinoma"),
        Code("8480/3", "adénocarcinome mucineux", "mucinous adenocarcinoma"),
        Code(
            "8250/3", "adénocarcinome lépidique (bronchioloalvéolaire)", "lepidic (bronchioloalveolar) adenocarcinoma"
        ),
        Code("8253/3", "adénocarcinome mucineux invasif", "invasive mucinous adenocarcinoma"),
        Code(
            "8254/3", "adénocarcinome mixte, mucineux et non mucineux", "mixed mucinous and non-mucinous adenocarcinoma"
        ),
        Code("8255/3", "adénocarcinome de sous-types mixtes", "adenocarcinoma with mixed subtypes"),
        Code("8551/3", "adénocarcinome acineux", "acinar adenocarcinoma"),
        Code("8230/3", "adénocarcinome solide", "solid adenocarcinoma"),
        Code("8333/3", "adénocarcinome fœtal", "fetal adenocarcinoma"),
        Code("8144/3", "adénocarcinome de type intestinal", "enteric-type adenocarcinoma"),
        Code("8071/3", "carcinome épidermoïde kératinisant", "keratinising squamous cell carcinoma"),
        Code("8072/3", "carcinome épidermoïde non kératinisant", "non-keratinising squamous cell carcinoma"),
        Code("8083/3", "carcinome épidermoïde basaloïde", "basaloid squamous cell carcinoma"),
        Code("8082/3", "carcinome lymphoépithélial", "lymphoepithelial carcinoma"),
        Code("8031/3", "carcinome à cellules géantes", "giant cell carcinoma"),
        Code("8032/3", "carcinome à cellules fusiformes", "spindle cell carcinoma"),
        Code("8980/3", "carcinosarcome", "carcinosarcoma"),
        Code("8972/3", "blastome pulmonaire", "pulmonary blastoma"),
        Code("9050/3", "mésothéliome malin, sans précision", "malignant mesothelioma, unspecified"),
        Code("9052/3", "mésothéliome épithélioïde", "epithelioid mesothelioma"),
        Code("9051/3", "mésothéliome sarcomatoïde", "sarcomatoid mesothelioma"),
        Code("9053/3", "mésothéliome biphasique", "biphasic mesothelioma"),
        Code("8430/3", "carcinome mucoépidermoïde", "mucoepidermoid carcinoma"),
        Code("8200/3", "carcinome adénoïde kystique", "adenoid cystic carcinoma"),
        Code("8500/3", "carcinome canalaire infiltrant", "invasive ductal carcinoma"),
        Code("8520/3", "carcinome lobulaire", "lobular carcinoma"),
        Code("8312/3", "carcinome à cellules rénales", "renal cell carcinoma"),
        Code("8310/3", "adénocarcinome à cellules claires", "clear cell adenocarcinoma"),
        Code("8330/3", "adénocarcinome vésiculaire", "follicular adenocarcinoma"),
        Code("8120/3", "carcinome à cellules transitionnelles", "transitional cell carcinoma"),
        Code("8170/3", "carcinome hépatocellulaire", "hepatocellular carcinoma"),
        Code("8160/3", "cholangiocarcinome", "cholangiocarcinoma"),
        Code("8720/3", "mélanome", "melanoma"),
        Code("9732/3", "myélome multiple", "multiple myeloma"),
        Code("8010/3", "carcinome, sans précision", "carcinoma, unspecified"),
        Code("8000/3", "tumeur maligne, sans précision", "malignant tumour, unspecified"),
    ),
)
