<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Compass</name>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>E</source>
        <translation>O</translation>
    </message>
</context>
<context>
    <name>DisplayWords</name>
    <message>
        <source>unlabelled</source>
        <translation>ohne Klasse</translation>
    </message>
    <message>
        <source>%1  (%2°, %3°)</source>
        <translation>%1  (%2°, %3°)</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>Linear</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Logarithmus</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Potenz</translation>
    </message>
    <message>
        <source>Square root</source>
        <translation>Quadratwurzel</translation>
    </message>
    <message>
        <source>Squared</source>
        <translation>Quadrat</translation>
    </message>
    <message>
        <source>Asinh</source>
        <translation>Asinh</translation>
    </message>
    <message>
        <source>Sinh</source>
        <translation>Sinh</translation>
    </message>
    <message>
        <source>Histogram equalization</source>
        <translation>Histogrammausgleich</translation>
    </message>
    <message>
        <source>ZScale</source>
        <translation>ZScale</translation>
    </message>
    <message>
        <source>Min–max</source>
        <translation>Minimum–Maximum</translation>
    </message>
    <message>
        <source>99.5 %</source>
        <translation>99.5 %</translation>
    </message>
    <message>
        <source>99 %</source>
        <translation>99 %</translation>
    </message>
    <message>
        <source>98 %</source>
        <translation>98 %</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>90 %</source>
        <translation>90 %</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>Viridis</source>
        <translation>Viridis</translation>
    </message>
    <message>
        <source>Cividis</source>
        <translation>Cividis</translation>
    </message>
    <message>
        <source>Magma</source>
        <translation>Magma</translation>
    </message>
    <message>
        <source>Cubehelix</source>
        <translation>Cubehelix</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>Heiß</translation>
    </message>
    <message>
        <source>Cool</source>
        <translation>Kühl</translation>
    </message>
    <message>
        <source>%1 stretch</source>
        <translation>Kennlinie %1</translation>
    </message>
    <message>
        <source>%1 limits%2</source>
        <translation>Grenzen %1%2</translation>
    </message>
    <message>
        <source> shared by all</source>
        <translation> für alle gemeinsam</translation>
    </message>
    <message>
        <source>contrast %1</source>
        <translation>Kontrast %1</translation>
    </message>
    <message>
        <source>bias %1</source>
        <translation>Bias %1</translation>
    </message>
    <message>
        <source>inverted colours</source>
        <translation>umgekehrte Farben</translation>
    </message>
</context>
<context>
    <name>HyperparameterWords</name>
    <message>
        <source>How far apart in normalised pixels two cutouts may be and still share their class.</source>
        <translation>Wie weit zwei Ausschnitte in normierten Pixeln auseinanderliegen dürfen, um noch dieselbe Klasse zu haben.</translation>
    </message>
    <message>
        <source>%1 times the usual distance to a neighbour (%2): </source>
        <translation>%1-mal der übliche Abstand zu einem Nachbarn (%2): </translation>
    </message>
    <message>
        <source>small. Only near twins are trusted; without one the model shrugs (mean near 0).</source>
        <translation>klein. Nur fast gleichen Nachbarn wird getraut; ohne einen solchen zuckt das Modell mit den Schultern (Mittelwert nahe 0).</translation>
    </message>
    <message>
        <source>moderate. The nearest neighbours count clearly more than the far ones.</source>
        <translation>mittel. Die nächsten Nachbarn zählen deutlich mehr als die fernen.</translation>
    </message>
    <message>
        <source>large. The classes change slowly over the space of images, so all neighbours have a say; making it larger still would change little.</source>
        <translation>groß. Die Klassen ändern sich langsam im Raum der Bilder, also reden alle Nachbarn mit; ein noch größerer Wert würde wenig ändern.</translation>
    </message>
    <message>
        <source>Rough: the class may change abruptly from one cutout to the next.</source>
        <translation>Rau: Die Klasse kann von einem Ausschnitt zum nächsten jäh wechseln.</translation>
    </message>
    <message>
        <source>Fairly rough: once differentiable in the pixels.</source>
        <translation>Ziemlich rau: einmal differenzierbar nach den Pixeln.</translation>
    </message>
    <message>
        <source>Smooth: the class score changes gently, neighbours further out bend the estimate.</source>
        <translation>Glatt: Der Klassenwert ändert sich sanft, auch fernere Nachbarn biegen die Schätzung.</translation>
    </message>
    <message>
        <source>Small: labels are taken at their word, the nearest neighbour weighs most.</source>
        <translation>Klein: Klassen werden beim Wort genommen, der nächste Nachbar wiegt am meisten.</translation>
    </message>
    <message>
        <source>Moderate: some labels or pixels are expected to mislead, so neighbours are averaged.</source>
        <translation>Mittel: Einige Klassen oder Pixel dürften in die Irre führen, daher wird über Nachbarn gemittelt.</translation>
    </message>
    <message>
        <source>Large: single labels are hardly trusted, the model averages over the whole neighbourhood.</source>
        <translation>Groß: Einzelnen Klassen wird kaum getraut, das Modell mittelt über die ganze Nachbarschaft.</translation>
    </message>
    <message>
        <source>Neighbours k</source>
        <translation>Nachbarn k</translation>
    </message>
    <message>
        <source>Training cutouts that decide each prediction.</source>
        <translation>Trainingsausschnitte, die über jede Vorhersage entscheiden.</translation>
    </message>
    <message>
        <source>Variance σ²</source>
        <translation>Varianz σ²</translation>
    </message>
    <message>
        <source>Scale of the posterior variance: how far scores spread where no neighbour is near.</source>
        <translation>Maßstab der Posterior-Varianz: wie weit die Werte streuen, wo kein Nachbar nahe ist.</translation>
    </message>
    <message>
        <source>Shortest ℓ</source>
        <translation>Kürzestes ℓ</translation>
    </message>
    <message>
        <source>Along the feature that matters most.</source>
        <translation>Entlang des Merkmals, das am meisten zählt.</translation>
    </message>
    <message>
        <source>Longest ℓ</source>
        <translation>Längstes ℓ</translation>
    </message>
    <message>
        <source>Along the feature that matters least.</source>
        <translation>Entlang des Merkmals, das am wenigsten zählt.</translation>
    </message>
    <message>
        <source>Noise slope ε₁</source>
        <translation>Rauschanstieg ε₁</translation>
    </message>
    <message>
        <source>How much the doubt in a label grows with its noise column.</source>
        <translation>Wie stark der Zweifel an einer Klasse mit ihrer Rauschspalte wächst.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Leave-one-out loss at these values; compare it between runs of the same loss only.</source>
        <translation>Leave-one-out-Verlust bei diesen Werten; nur zwischen Läufen mit demselben Verlust vergleichbar.</translation>
    </message>
    <message>
        <source>Recall of the search</source>
        <translation>Trefferquote der Suche</translation>
    </message>
    <message>
        <source>Share of the true nearest neighbours that the fast search finds.</source>
        <translation>Anteil der wahren nächsten Nachbarn, die die schnelle Suche findet.</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Kern</translation>
    </message>
    <message>
        <source>Length scale ℓ</source>
        <translation>Längenskala ℓ</translation>
    </message>
    <message>
        <source>Smoothness ν</source>
        <translation>Glattheit ν</translation>
    </message>
    <message>
        <source>Label noise ε</source>
        <translation>Klassenrauschen ε</translation>
    </message>
    <message>
        <source>Variance σ², %1</source>
        <translation>Varianz σ², %1</translation>
    </message>
</context>
<context>
    <name>JobState</name>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Gallery</source>
        <translation>Galerie</translation>
    </message>
    <message>
        <source>Go to the next cutout in that direction</source>
        <translation>Zum nächsten Ausschnitt in dieser Richtung</translation>
    </message>
    <message>
        <source>Go a page, or to the first or last cutout</source>
        <translation>Eine Seite weiter, oder zum ersten oder letzten Ausschnitt</translation>
    </message>
    <message>
        <source>Select the current cutout, or drop it</source>
        <translation>Den aktuellen Ausschnitt wählen oder abwählen</translation>
    </message>
    <message>
        <source>Select all that are shown</source>
        <translation>Alle gezeigten auswählen</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>Nichts auswählen</translation>
    </message>
    <message>
        <source>Larger cutouts</source>
        <translation>Größere Ausschnitte</translation>
    </message>
    <message>
        <source>Smaller cutouts</source>
        <translation>Kleinere Ausschnitte</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>Einbettung</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>Das Bild verschieben</translation>
    </message>
    <message>
        <source>Go to the next point in that direction</source>
        <translation>Zum nächsten Punkt in dieser Richtung</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Show all points</source>
        <translation>Alle Punkte zeigen</translation>
    </message>
    <message>
        <source>Select the current point, or drop it</source>
        <translation>Den aktuellen Punkt wählen oder abwählen</translation>
    </message>
    <message>
        <source>Show the current cutout</source>
        <translation>Den aktuellen Ausschnitt zeigen</translation>
    </message>
    <message>
        <source>Select all points</source>
        <translation>Alle Punkte auswählen</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>Konfusionsmatrix</translation>
    </message>
    <message>
        <source>Go to the next cell</source>
        <translation>Zur nächsten Zelle</translation>
    </message>
    <message>
        <source>Select the cutouts of the cell</source>
        <translation>Die Ausschnitte der Zelle auswählen</translation>
    </message>
    <message>
        <source>Table of runs</source>
        <translation>Tabelle der Läufe</translation>
    </message>
    <message>
        <source>Remove the run</source>
        <translation>Den Lauf entfernen</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Read the next point</source>
        <translation>Den nächsten Punkt ablesen</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoomen</translation>
    </message>
    <message>
        <source>Show all of the chart</source>
        <translation>Das ganze Diagramm zeigen</translation>
    </message>
    <message>
        <source>ROC curves</source>
        <translation>ROC-Kurven</translation>
    </message>
    <message>
        <source>Walk along the curve</source>
        <translation>Die Kurve entlanggehen</translation>
    </message>
    <message>
        <source>Go to the next curve</source>
        <translation>Zur nächsten Kurve</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Large image</source>
        <translation>Großes Bild</translation>
    </message>
    <message>
        <source>Move the crosshair</source>
        <translation>Das Fadenkreuz bewegen</translation>
    </message>
    <message>
        <source>Show all of the image</source>
        <translation>Das ganze Bild zeigen</translation>
    </message>
    <message>
        <source>Begin or end a line to read values along</source>
        <translation>Eine Linie zum Ablesen von Werten beginnen oder beenden</translation>
    </message>
    <message>
        <source>Set contrast and bias back</source>
        <translation>Kontrast und Bias zurücksetzen</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>Blinken</translation>
    </message>
    <message>
        <source>Go to the previous or next cutout</source>
        <translation>Zum vorigen oder nächsten Ausschnitt</translation>
    </message>
</context>
<context>
    <name>PointColourWords</name>
    <message>
        <source>unlabelled</source>
        <translation>ohne Klasse</translation>
    </message>
    <message>
        <source>not tested</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>right</source>
        <translation>richtig</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>falsch</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>kein Wert</translation>
    </message>
    <message>
        <source>other</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>Right or wrong</source>
        <translation>Richtig oder falsch</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>Unsicherheit</translation>
    </message>
    <message>
        <source>%1 (truth)</source>
        <translation>%1 (Wahrheit)</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>PNG, SVG, PDF or CSV (*.png *.svg *.pdf *.csv)</source>
        <translation>PNG, SVG, PDF oder CSV (*.png *.svg *.pdf *.csv)</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>&amp;Larger text</source>
        <translation>&amp;Größere Schrift</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>&amp;Kleinere Schrift</translation>
    </message>
    <message>
        <source>&amp;Normal text size</source>
        <translation>&amp;Normale Schriftgröße</translation>
    </message>
    <message>
        <source>The window speaks it when it is opened next.</source>
        <translation>Gilt, wenn das Fenster das nächste Mal geöffnet wird.</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>Wie der &amp;Desktop</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Copy numbers</source>
        <translation>Zahlen kopieren</translation>
    </message>
    <message>
        <source>Save picture or numbers…</source>
        <translation>Bild oder Zahlen speichern…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken…</translation>
    </message>
    <message>
        <source>What is known of the current cutout</source>
        <translation>Was über den aktuellen Ausschnitt bekannt ist</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>unlabelled</source>
        <translation>ohne Klasse</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>by the rule %1</source>
        <translation>nach der Regel %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>aus %1</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>Markiert</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Class in the data</source>
        <translation>Klasse in den Daten</translation>
    </message>
    <message>
        <source>Label origin</source>
        <translation>Herkunft der Klasse</translation>
    </message>
    <message>
        <source>Labelled by</source>
        <translation>Bezeichnet von</translation>
    </message>
    <message>
        <source>Labelled on (UTC)</source>
        <translation>Bezeichnet am (UTC)</translation>
    </message>
    <message>
        <source>%1, as in the data</source>
        <translation>%1, wie in den Daten</translation>
    </message>
    <message>
        <source>%1, %2, %3; in the data: %4</source>
        <translation>%1, %2, %3; in den Daten: %4</translation>
    </message>
    <message>
        <source>label</source>
        <translation>Klassenangabe</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>Klassenangaben</translation>
    </message>
    <message>
        <source>Trained again after %1 changed; the two cannot be compared: %2.</source>
        <translation>Nach Änderung von %1 neu trainiert; die beiden sind nicht vergleichbar: %2.</translation>
    </message>
    <message>
        <source> (95 % interval %1 to %2, p = %3)</source>
        <translation> (95-%-Intervall %1 bis %2, p = %3)</translation>
    </message>
    <message>
        <source>Trained again after %1 changed: accuracy %2 before, %3 now, a difference of %4. Both are judged by the new labels on the same %5 (%6).</source>
        <translation>Nach Änderung von %1 neu trainiert: Genauigkeit vorher %2, jetzt %3, Unterschied %4. Beide werden nach den neuen Klassen an denselben %5 beurteilt (%6).</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>tests</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>this cutout</source>
        <translation>diesen Ausschnitt</translation>
    </message>
    <message>
        <source>%1 selected cutouts</source>
        <translation>%1 ausgewählte Ausschnitte</translation>
    </message>
    <message numerus="yes">
        <source>Unlabel %n cutout(s) by rule</source>
        <translation>
            <numerusform>Klasse von %n Ausschnitt nach Regel entfernen</numerusform>
            <numerusform>Klassen von %n Ausschnitten nach Regel entfernen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Label %n cutout(s) %1 by rule</source>
        <translation>
            <numerusform>%n Ausschnitt nach Regel als %1 bezeichnen</numerusform>
            <numerusform>%n Ausschnitte nach Regel als %1 bezeichnen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write a note on %n cutout(s)</source>
        <translation>
            <numerusform>Notiz zu %n Ausschnitt schreiben</numerusform>
            <numerusform>Notiz zu %n Ausschnitten schreiben</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QPrintDialog</name>
    <message>
        <source>Print</source>
        <translation>Drucken</translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message>
        <source>Most uncertain first</source>
        <translation>Größte Unsicherheit zuerst</translation>
    </message>
    <message>
        <source>Where the class probabilities are most even (entropy)</source>
        <translation>Wo die Klassenwahrscheinlichkeiten am gleichmäßigsten sind (Entropie)</translation>
    </message>
    <message>
        <source>Confident mistakes first</source>
        <translation>Sichere Fehler zuerst</translation>
    </message>
    <message>
        <source>Where the prediction contradicts the label most surely: the label may be wrong</source>
        <translation>Wo die Vorhersage der Klasse am sichersten widerspricht: Die Klasse kann falsch sein</translation>
    </message>
    <message>
        <source>Where models disagree</source>
        <translation>Wo Modelle uneins sind</translation>
    </message>
    <message>
        <source>Jensen–Shannon divergence of what the runs and applied models say; needs two</source>
        <translation>Jensen–Shannon-Divergenz dessen, was Läufe und angewandte Modelle sagen; braucht zwei</translation>
    </message>
    <message>
        <source>Most informative first</source>
        <translation>Lehrreichste zuerst</translation>
    </message>
    <message>
        <source>What a label is expected to tell the models, weighted by how many cutouts look alike; copies of what comes before are put last</source>
        <translation>Was eine Klassenangabe den Modellen voraussichtlich sagt, gewichtet danach, wie viele Ausschnitte sich ähneln; Kopien von schon Genanntem kommen zuletzt</translation>
    </message>
    <message>
        <source>Random draw</source>
        <translation>Zufallsauswahl</translation>
    </message>
    <message>
        <source>Owes nothing to any model: estimates the accuracy without bias</source>
        <translation>Hängt von keinem Modell ab: schätzt die Genauigkeit unverzerrt</translation>
    </message>
</context>
<context>
    <name>RunSeriesWords</name>
    <message>
        <source> (95 % interval %1)</source>
        <translation> (95-%-Intervall %1)</translation>
    </message>
    <message>
        <source>above 1</source>
        <translation>über 1</translation>
    </message>
    <message>
        <source>%1
Calling %2 from a probability of %3 on finds %4 of them; %5 of those called so are.</source>
        <translation>%1
Wer ab einer Wahrscheinlichkeit von %3 %2 sagt, findet %4 davon; %5 der so genannten sind es.</translation>
    </message>
    <message>
        <source>%1
%2 %3 to %4%5: %6 %7%8, %9. Click to select them.</source>
        <translation>%1
%2 %3 bis %4%5: %6 %7%8, %9. Klick wählt sie aus.</translation>
    </message>
    <message>
        <source>completeness</source>
        <translation>Vollständigkeit</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>cutout</source>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>cutouts</source>
        <translation>Ausschnitte</translation>
    </message>
    <message>
        <source>%1
%2 training cutouts: accuracy %3%4; fitting %5, predicting %6</source>
        <translation>%1
%2 Trainingsausschnitte: Genauigkeit %3%4; Anpassen %5, Vorhersagen %6</translation>
    </message>
    <message>
        <source>the last doubling brought %1 (95 % interval %2 to %3); more data %4</source>
        <translation>die letzte Verdopplung brachte %1 (95-%-Intervall %2 bis %3); mehr Daten %4</translation>
    </message>
    <message>
        <source>would help</source>
        <translation>würden helfen</translation>
    </message>
    <message>
        <source>of the same kind may not help</source>
        <translation>der gleichen Art helfen vielleicht nicht</translation>
    </message>
    <message>
        <source>%1 of the rows failed: %2</source>
        <translation>%1 der Zeilen fehlgeschlagen: %2</translation>
    </message>
    <message>
        <source>%1: accuracy %2%3 in %4. Click to make it the current run.</source>
        <translation>%1: Genauigkeit %2%3 in %4. Klick macht ihn zum aktuellen Lauf.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 and %2: %3</source>
        <translation>%1 und %2: %3</translation>
    </message>
    <message>
        <source>%1 is right more often than %2 by %3; chance alone would hardly do that.</source>
        <translation>%1 liegt um %3 öfter richtig als %2; Zufall allein täte das kaum.</translation>
    </message>
    <message>
        <source>%1 is ahead of %2 by %3, which chance alone may have done.</source>
        <translation>%1 liegt um %3 vor %2, was allein Zufall sein kann.</translation>
    </message>
    <message>
        <source>AP %1</source>
        <translation>AP %1</translation>
    </message>
    <message>
        <source>best within this time</source>
        <translation>am besten in dieser Zeit</translation>
    </message>
    <message>
        <source>Difference
95 % interval</source>
        <translation>Unterschied
95-%-Intervall</translation>
    </message>
    <message>
        <source>p
p by Holm
Test</source>
        <translation>p
p nach Holm
Test</translation>
    </message>
    <message>
        <source>not possible</source>
        <translation>nicht möglich</translation>
    </message>
</context>
<context>
    <name>StudyWords</name>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>Pipeline</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Log loss</source>
        <translation>Log-Verlust</translation>
    </message>
    <message>
        <source>ECE</source>
        <translation>ECE</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>No pipeline has a result on every division yet.</source>
        <translation>Noch keine Pipeline hat für jede Aufteilung ein Ergebnis.</translation>
    </message>
    <message>
        <source>Best of %1 on these test rows: %2, %3 (%4).</source>
        <translation>Beste von %1 an diesen Testzeilen: %2, %3 (%4).</translation>
    </message>
    <message>
        <source>pipeline</source>
        <translation>Pipeline</translation>
    </message>
    <message>
        <source>pipelines</source>
        <translation>Pipelines</translation>
    </message>
    <message>
        <source> Chosen by training rows alone: %1 (%2), which is what to expect.</source>
        <translation> Nur nach Trainingszeilen gewählt: %1 (%2); das ist zu erwarten.</translation>
    </message>
    <message>
        <source>Accuracy %1, 95 % interval %2</source>
        <translation>Genauigkeit %1, 95-%-Intervall %2</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Look at the stars</source>
        <translation>Sterne ansehen</translation>
    </message>
    <message>
        <source>Each picture is one source from a survey: a single star, or two that melted into one. Click a star to see it large on the right.</source>
        <translation>Jedes Bild ist eine Quelle einer Durchmusterung: ein Einzelstern oder zwei, die zu einem verschmolzen sind. Klicken Sie auf einen Stern, um ihn rechts groß zu sehen.</translation>
    </message>
    <message>
        <source>Find groups</source>
        <translation>Gruppen finden</translation>
    </message>
    <message>
        <source>An embedding lays all cutouts out as points, near to those that look like them. Press Embed and watch.</source>
        <translation>Eine Einbettung legt alle Ausschnitte als Punkte aus, nahe bei denen, die ihnen ähneln. Drücken Sie „Einbetten“ und sehen Sie zu.</translation>
    </message>
    <message>
        <source>Choose the lasso above the points and draw around a group. What you select here is selected on every page.</source>
        <translation>Wählen Sie das Lasso über den Punkten und umfahren Sie eine Gruppe. Was Sie hier auswählen, ist auf jeder Seite ausgewählt.</translation>
    </message>
    <message>
        <source>Train two models</source>
        <translation>Zwei Modelle trainieren</translation>
    </message>
    <message>
        <source>MuyGPs and nearest neighbours are ticked. Press the button: both learn from some of the stars and are tested on the others.</source>
        <translation>MuyGPs und nächste Nachbarn sind angekreuzt. Drücken Sie den Knopf: Beide lernen aus einem Teil der Sterne und werden an den anderen geprüft.</translation>
    </message>
    <message>
        <source>Compare them</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Rows are true classes, columns what the model said. Click a cell off the diagonal: those are mistakes, and now they are selected.</source>
        <translation>Zeilen sind wahre Klassen, Spalten, was das Modell sagte. Klicken Sie auf eine Zelle neben der Diagonalen: Das sind Fehler, und nun sind sie ausgewählt.</translation>
    </message>
    <message>
        <source>Ask why, and how far to trust</source>
        <translation>Fragen, warum und wie weit man trauen darf</translation>
    </message>
    <message>
        <source>Click a mistake. Beside it you see what the model believed, and the training stars that decided it.</source>
        <translation>Klicken Sie auf einen Fehler. Daneben sehen Sie, was das Modell glaubte, und die Trainingssterne, die den Ausschlag gaben.</translation>
    </message>
    <message>
        <source>This page says in plain words what the data support, and what they cannot tell. That was the tour; F1 helps on every page.</source>
        <translation>Diese Seite sagt in einfachen Worten, was die Daten stützen und was sie nicht sagen können. Das war der Rundgang; F1 hilft auf jeder Seite.</translation>
    </message>
</context>
<context>
    <name>TrustWords</name>
    <message>
        <source>%1 (%2 to %3 %)</source>
        <translation>%1 (%2 bis %3 %)</translation>
    </message>
    <message>
        <source>Send %1 to a specialist, be right in %2 of the rest.</source>
        <translation>%1 an Fachleute weiterreichen, in %2 des Rests richtig liegen.</translation>
    </message>
    <message>
        <source>%1 are sent, %2 decided here. Deciding all of them: right in %3.</source>
        <translation>%1 werden weitergereicht, %2 hier entschieden. Würden alle entschieden: richtig in %3.</translation>
    </message>
    <message>
        <source>cutout</source>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>cutouts</source>
        <translation>Ausschnitte</translation>
    </message>
    <message>
        <source>Doubt is measured by: %1.</source>
        <translation>Zweifel wird gemessen durch: %1.</translation>
    </message>
    <message>
        <source>Doubt is measured by: %1. Area under risk against coverage %2 (%3); %4 if doubt said nothing, %5 at best.</source>
        <translation>Zweifel wird gemessen durch: %1. Fläche unter Risiko gegen Abdeckung %2 (%3); %4, wenn Zweifel nichts sagte, bestenfalls %5.</translation>
    </message>
    <message>
        <source>MuyGPs&apos; confidence band calls %1 of %2 test cutouts ambiguous: right in %3 of the clear ones, %4 of the ambiguous.</source>
        <translation>Das Konfidenzband von MuyGPs nennt %1 von %2 Testausschnitten mehrdeutig: richtig in %3 der eindeutigen und %4 der mehrdeutigen.</translation>
    </message>
    <message>
        <source>Where %1 of the cutouts are of class %2, a cutout called %2 is one in %3 of cases.</source>
        <translation>Wo %1 der Ausschnitte zur Klasse %2 gehören, ist ein %2 genannter Ausschnitt in %3 der Fälle einer.</translation>
    </message>
    <message>
        <source>Among the test rows %1 are of class %2; %3 of those are found, and %4 of the others mistaken for them. These two are taken to hold elsewhere: the classes must look the same there.</source>
        <translation>Von den Testzeilen gehören %1 zur Klasse %2; %3 davon werden gefunden und %4 der anderen für sie gehalten. Diese beiden gelten vermutlich auch anderswo: Die Klassen müssen dort gleich aussehen.</translation>
    </message>
    <message>
        <source>%1 of the sets name one class, %2 several, %3 none.</source>
        <translation>%1 der Mengen nennen eine Klasse, %2 mehrere, %3 keine.</translation>
    </message>
    <message>
        <source>No label of a test row is in doubt.</source>
        <translation>Keine Klasse einer Testzeile ist zweifelhaft.</translation>
    </message>
    <message>
        <source>%1 of %2 (%3) look confidently like another class than their label says, each judged by models that did not train on it: wrong labels, stars that cannot be told apart, or faults of this model. If all of these were wrong labels, and those that look confidently like no class wrong as often, %4 of the labels would be wrong.</source>
        <translation>%1 von %2 (%3) sehen sicher wie eine andere Klasse aus als angegeben, jeweils beurteilt von Modellen, die nicht daran trainiert wurden: falsche Klassen, nicht unterscheidbare Sterne oder Fehler dieses Modells. Wären all diese Klassen falsch, und die der Ausschnitte, die sicher wie keine Klasse aussehen, ebenso oft, so wären %4 der Klassen falsch.</translation>
    </message>
    <message>
        <source>test cutout</source>
        <translation>Testausschnitt</translation>
    </message>
    <message>
        <source>test cutouts</source>
        <translation>Testausschnitte</translation>
    </message>
    <message>
        <source> %1 more were not judged: another image of their object trained the model.</source>
        <translation> %1 weitere wurden nicht beurteilt: Ein anderes Bild ihres Objekts hat das Modell trainiert.</translation>
    </message>
    <message>
        <source>%1 are %2.</source>
        <translation>%1 sind %2.</translation>
    </message>
    <message>
        <source>⚠ %1 Predictions for the strangest of them rest on no training cutout like them.</source>
        <translation>⚠ %1 Vorhersagen für die fremdesten davon stützen sich auf keinen ähnlichen Trainingsausschnitt.</translation>
    </message>
    <message>
        <source> (T = %1)</source>
        <translation> (T = %1)</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>Alle Zeilen</translation>
    </message>
    <message>
        <source>Distance to neighbours</source>
        <translation>Abstand zu Nachbarn</translation>
    </message>
    <message>
        <source>Posterior variance</source>
        <translation>Posterior-Varianz</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::AppliedPanel</name>
    <message>
        <source>Apply a saved model…</source>
        <translation>Gespeichertes Modell anwenden…</translation>
    </message>
    <message>
        <source>Apply a saved model</source>
        <translation>Gespeichertes Modell anwenden</translation>
    </message>
    <message>
        <source>Predicts every cutout, labelled or not. Predictions become columns to sort, group and colour by.</source>
        <translation>Sagt jeden Ausschnitt vorher, mit oder ohne Klasse. Vorhersagen werden zu Spalten zum Sortieren, Gruppieren und Färben.</translation>
    </message>
    <message>
        <source>Models (*.model);;All files (*)</source>
        <translation>Modelle (*.model);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Write the predictions</source>
        <translation>Vorhersagen schreiben</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Browse the predictions</source>
        <translation>Vorhersagen ansehen</translation>
    </message>
    <message>
        <source>Show the cutouts in Explore, a section for each predicted class</source>
        <translation>Die Ausschnitte in „Erkunden“ zeigen, ein Abschnitt je vorhergesagter Klasse</translation>
    </message>
    <message>
        <source>Write ids, predicted classes, probabilities and uncertainties to a CSV file</source>
        <translation>Kennungen, vorhergesagte Klassen, Wahrscheinlichkeiten und Unsicherheiten in eine CSV-Datei schreiben</translation>
    </message>
    <message>
        <source>Drop these predictions</source>
        <translation>Diese Vorhersagen entfernen</translation>
    </message>
    <message>
        <source>Take these columns away again</source>
        <translation>Diese Spalten wieder entfernen</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::Banner</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Do something about this message</source>
        <translation>Etwas wegen dieser Meldung tun</translation>
    </message>
    <message>
        <source>Do something else about this message</source>
        <translation>Etwas anderes wegen dieser Meldung tun</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::CaseList</name>
    <message>
        <source>Test cutouts of the run</source>
        <translation>Testausschnitte des Laufs</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>The run whose test cutouts are listed</source>
        <translation>Der Lauf, dessen Testausschnitte aufgelistet sind</translation>
    </message>
    <message>
        <source>Which cutouts</source>
        <translation>Welche Ausschnitte</translation>
    </message>
    <message>
        <source>Which of its test cutouts are listed</source>
        <translation>Welche seiner Testausschnitte aufgelistet sind</translation>
    </message>
    <message>
        <source>Wrong only</source>
        <translation>Nur falsche</translation>
    </message>
    <message>
        <source>All test cutouts</source>
        <translation>Alle Testausschnitte</translation>
    </message>
    <message>
        <source>The selection</source>
        <translation>Die Auswahl</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordnung</translation>
    </message>
    <message>
        <source>What comes first</source>
        <translation>Was zuerst kommt</translation>
    </message>
    <message>
        <source>Surest first</source>
        <translation>Sicherste zuerst</translation>
    </message>
    <message>
        <source>Least sure first</source>
        <translation>Unsicherste zuerst</translation>
    </message>
    <message>
        <source>Most uncertain first</source>
        <translation>Größte Unsicherheit zuerst</translation>
    </message>
    <message>
        <source>Order of the file</source>
        <translation>Reihenfolge der Datei</translation>
    </message>
    <message>
        <source>⚠ %1 (labels changed since)</source>
        <translation>⚠ %1 (Klassen seither geändert)</translation>
    </message>
    <message>
        <source>Labels changed since: train again</source>
        <translation>Klassen seither geändert: neu trainieren</translation>
    </message>
    <message>
        <source>%1 taken for %2: %3</source>
        <translation>%1 für %2 gehalten: %3</translation>
    </message>
    <message>
        <source>Show all test cutouts</source>
        <translation>Alle Testausschnitte zeigen</translation>
    </message>
    <message>
        <source>Show wrong only</source>
        <translation>Nur falsche zeigen</translation>
    </message>
    <message>
        <source>Nothing is selected. Click a cell of the confusion matrix on Compare, or select cutouts in Explore.</source>
        <translation>Nichts ist ausgewählt. Klicken Sie unter „Vergleichen“ auf eine Zelle der Konfusionsmatrix oder wählen Sie unter „Erkunden“ Ausschnitte aus.</translation>
    </message>
    <message>
        <source>None of the selected cutouts was tested by this run.</source>
        <translation>Keinen der ausgewählten Ausschnitte hat dieser Lauf geprüft.</translation>
    </message>
    <message>
        <source>This run got every test cutout right.</source>
        <translation>Dieser Lauf lag bei jedem Testausschnitt richtig.</translation>
    </message>
    <message>
        <source>No test cutout of this run is among these.</source>
        <translation>Kein Testausschnitt dieses Laufs ist darunter.</translation>
    </message>
    <message>
        <source>This run was tested on another data set.</source>
        <translation>Dieser Lauf wurde an einem anderen Datensatz geprüft.</translation>
    </message>
    <message>
        <source>%1 of %2 tested</source>
        <translation>%1 von %2 geprüften</translation>
    </message>
    <message>
        <source>cutout</source>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>cutouts</source>
        <translation>Ausschnitte</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ClassPanel</name>
    <message>
        <source>How do the classes differ?</source>
        <translation>Worin unterscheiden sich die Klassen?</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>Profile</translation>
    </message>
    <message>
        <source>Distributions</source>
        <translation>Verteilungen</translation>
    </message>
    <message>
        <source>Every class on average, and where they part</source>
        <translation>Jede Klasse im Mittel, und wo sie sich trennen</translation>
    </message>
    <message>
        <source>How the light of each class falls off from the centre</source>
        <translation>Wie das Licht jeder Klasse nach außen abfällt</translation>
    </message>
    <message>
        <source>Size, shape and every column by class, what separates them most first</source>
        <translation>Größe, Form und jede Spalte nach Klasse, was am besten trennt, zuerst</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Mean or median images</source>
        <translation>Mittlere Bilder oder Medianbilder</translation>
    </message>
    <message>
        <source>Medians leave out what only few cutouts show, such as neighbours and bad pixels.</source>
        <translation>Mediane lassen weg, was nur wenige Ausschnitte zeigen, etwa Nachbarn und schlechte Pixel.</translation>
    </message>
    <message>
        <source>What separates the classes most comes first</source>
        <translation>Was die Klassen am besten trennt, kommt zuerst</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Wird gemessen…</translation>
    </message>
    <message>
        <source>Measure radial profiles</source>
        <translation>Radialprofile messen</translation>
    </message>
    <message>
        <source>Cancelled. Open the tab again to go on.</source>
        <translation>Abgebrochen. Öffnen Sie den Reiter erneut, um weiterzumachen.</translation>
    </message>
    <message>
        <source>Measuring every cutout…</source>
        <translation>Jeder Ausschnitt wird gemessen…</translation>
    </message>
    <message>
        <source>Measure how the classes differ</source>
        <translation>Messen, worin sich die Klassen unterscheiden</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ClassStrip</name>
    <message>
        <source>Mean image of every class and how they differ</source>
        <translation>Mittleres Bild jeder Klasse und worin sie sich unterscheiden</translation>
    </message>
    <message>
        <source>Compare the classes</source>
        <translation>Klassen vergleichen</translation>
    </message>
    <message>
        <source>Median of %1 cutouts of class %2, each without its sky and divided by its flux first</source>
        <translation>Median von %1 Ausschnitten der Klasse %2, jeder zuvor ohne Himmel und durch seinen Fluss geteilt</translation>
    </message>
    <message>
        <source>Mean of %1 cutouts of class %2, each without its sky and divided by its flux first</source>
        <translation>Mittelwert von %1 Ausschnitten der Klasse %2, jeder zuvor ohne Himmel und durch seinen Fluss geteilt</translation>
    </message>
    <message>
        <source>%1 − %2: where %1 is brighter (its colour) or %2 is (the other colour), in units of the scatter within the classes (Cohen&apos;s d)</source>
        <translation>%1 − %2: wo %1 heller ist (seine Farbe) oder %2 (die andere Farbe), in Einheiten der Streuung innerhalb der Klassen (Cohens d)</translation>
    </message>
    <message>
        <source>%1
Here (column %2, row %3): %4</source>
        <translation>%1
Hier (Spalte %2, Zeile %3): %4</translation>
    </message>
    <message>
        <source>Cohen’s d</source>
        <translation>Cohens d</translation>
    </message>
    <message>
        <source>Cohen’s d, an effect size: the difference of the class means in units of the scatter within the classes. 0.2 is small, 0.5 medium, 0.8 large.</source>
        <translation>Cohens d, eine Effektstärke: der Unterschied der Klassenmittel in Einheiten der Streuung innerhalb der Klassen. 0.2 ist klein, 0.5 mittel, 0.8 groß.</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ColourBar</name>
    <message>
        <source>Colour scale</source>
        <translation>Farbskala</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1 von %2 bis %3</translation>
    </message>
    <message>
        <source>%1. Values beyond the ends take the colours of the ends.</source>
        <translation>%1. Werte jenseits der Enden nehmen die Farben der Enden an.</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::CompanionMapView</name>
    <message>
        <source>Companions found by separation and flux ratio</source>
        <translation>Gefundene Begleiter nach Abstand und Flussverhältnis</translation>
    </message>
    <message>
        <source>Separation</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Flux ratio, faint to bright star</source>
        <translation>Flussverhältnis, schwacher zu hellem Stern</translation>
    </message>
    <message>
        <source>found: 0 %</source>
        <translation>gefunden: 0 %</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>half are found</source>
        <translation>die Hälfte wird gefunden</translation>
    </message>
    <message>
        <source>Separation %1 to %2 %3, flux ratio %4 to %5</source>
        <translation>Abstand %1 bis %2 %3, Flussverhältnis %4 bis %5</translation>
    </message>
    <message>
        <source>%1: no pairs</source>
        <translation>%1: keine Paare</translation>
    </message>
    <message>
        <source>%1: %2 of %3 found, %4 (95 % interval %5). Click to select them.</source>
        <translation>%1: %2 von %3 gefunden, %4 (95-%-Intervall %5). Klick wählt sie aus.</translation>
    </message>
    <message>
        <source>Separation (%1)</source>
        <translation>Abstand (%1)</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::CompareCharts</name>
    <message>
        <source>Draw ROC curves</source>
        <translation>ROC-Kurven zeichnen</translation>
    </message>
    <message>
        <source>Draw precision and recall</source>
        <translation>Genauigkeit und Trefferquote zeichnen</translation>
    </message>
    <message>
        <source>Recall of %1</source>
        <translation>Trefferquote von %1</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Präzision</translation>
    </message>
    <message>
        <source>Completeness of %1</source>
        <translation>Vollständigkeit von %1</translation>
    </message>
    <message>
        <source>Completeness</source>
        <translation>Vollständigkeit</translation>
    </message>
    <message>
        <source>Accuracy by %1</source>
        <translation>Genauigkeit nach %1</translation>
    </message>
    <message>
        <source>The tested cutouts have no column of numbers that differ.</source>
        <translation>Die geprüften Ausschnitte haben keine Spalte mit verschiedenen Zahlen.</translation>
    </message>
    <message>
        <source>No tested cutout has a value in this column.</source>
        <translation>Kein geprüfter Ausschnitt hat einen Wert in dieser Spalte.</translation>
    </message>
    <message>
        <source>%1 %2 to %3</source>
        <translation>%1 %2 bis %3</translation>
    </message>
    <message>
        <source>Map companions</source>
        <translation>Begleiter kartieren</translation>
    </message>
    <message>
        <source>Needs the true separation and flux ratio of companions, as simulated surveys have them (columns separation_px and flux_ratio).</source>
        <translation>Braucht den wahren Abstand und das Flussverhältnis der Begleiter, wie simulierte Durchmusterungen sie haben (Spalten separation_px und flux_ratio).</translation>
    </message>
    <message>
        <source>companions of one cell</source>
        <translation>Begleiter einer Zelle</translation>
    </message>
    <message>
        <source>Seconds to train and predict, per division</source>
        <translation>Sekunden zum Trainieren und Vorhersagen, je Aufteilung</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Select two or more runs in the table to compare them.</source>
        <translation>Wählen Sie in der Tabelle zwei oder mehr Läufe aus, um sie zu vergleichen.</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Wird verglichen…</translation>
    </message>
    <message>
        <source>Compare runs</source>
        <translation>Läufe vergleichen</translation>
    </message>
    <message>
        <source>Point at a curve to read it; with the keyboard, use the arrow keys.</source>
        <translation>Zeigen Sie auf eine Kurve, um sie abzulesen; mit der Tastatur: Pfeiltasten.</translation>
    </message>
    <message>
        <source>Charts of the runs</source>
        <translation>Diagramme der Läufe</translation>
    </message>
    <message>
        <source>ROC</source>
        <translation>ROC</translation>
    </message>
    <message>
        <source>By column</source>
        <translation>Nach Spalte</translation>
    </message>
    <message>
        <source>Companions</source>
        <translation>Begleiter</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Chance?</source>
        <translation>Zufall?</translation>
    </message>
    <message>
        <source>Precision against recall of the positive class</source>
        <translation>Präzision gegen Trefferquote der positiven Klasse</translation>
    </message>
    <message>
        <source>Accuracy and completeness against separation, S/N, seeing or any other column</source>
        <translation>Genauigkeit und Vollständigkeit gegen Abstand, S/N, Seeing oder eine andere Spalte</translation>
    </message>
    <message>
        <source>Which companions are found, by separation and flux ratio</source>
        <translation>Welche Begleiter gefunden werden, nach Abstand und Flussverhältnis</translation>
    </message>
    <message>
        <source>Accuracy and time against the number of training cutouts</source>
        <translation>Genauigkeit und Zeit gegen die Zahl der Trainingsausschnitte</translation>
    </message>
    <message>
        <source>Accuracy against time, with the runs that no other one beats in both</source>
        <translation>Genauigkeit gegen Zeit, mit den Läufen, die kein anderer in beidem schlägt</translation>
    </message>
    <message>
        <source>Whether the differences between runs are more than chance</source>
        <translation>Ob die Unterschiede zwischen Läufen mehr als Zufall sind</translation>
    </message>
    <message>
        <source>Save this chart</source>
        <translation>Dieses Diagramm speichern</translation>
    </message>
    <message>
        <source>Save this chart as PNG, SVG or PDF, or its numbers as CSV</source>
        <translation>Dieses Diagramm als PNG, SVG oder PDF speichern, oder seine Zahlen als CSV</translation>
    </message>
    <message>
        <source>Precision against recall</source>
        <translation>Präzision gegen Trefferquote</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>What the cutouts are sorted by</source>
        <translation>Wonach die Ausschnitte sortiert sind</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Accuracy: share of all cutouts that were right. Completeness: share of the positive class that was found.</source>
        <translation>Genauigkeit: Anteil aller Ausschnitte, die richtig waren. Vollständigkeit: Anteil der positiven Klasse, der gefunden wurde.</translation>
    </message>
    <message>
        <source>Accuracy against a column</source>
        <translation>Genauigkeit gegen eine Spalte</translation>
    </message>
    <message>
        <source>against</source>
        <translation>gegen</translation>
    </message>
    <message>
        <source>What is drawn</source>
        <translation>Was gezeichnet wird</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>Measure learning curves</source>
        <translation>Lernkurven messen</translation>
    </message>
    <message>
        <source>Trains the selected runs anew on 10 to 100 % of their training cutouts, three draws of each, and tests on the same cutouts</source>
        <translation>Trainiert die ausgewählten Läufe neu auf 10 bis 100 % ihrer Trainingsausschnitte, je drei Ziehungen, und prüft an denselben Ausschnitten</translation>
    </message>
    <message>
        <source>Learning curves</source>
        <translation>Lernkurven</translation>
    </message>
    <message>
        <source>Accuracy against time</source>
        <translation>Genauigkeit gegen Zeit</translation>
    </message>
    <message>
        <source>Differences between runs</source>
        <translation>Unterschiede zwischen Läufen</translation>
    </message>
    <message>
        <source>Learning curve of %1</source>
        <translation>Lernkurve von %1</translation>
    </message>
    <message>
        <source>Training cutouts</source>
        <translation>Trainingsausschnitte</translation>
    </message>
    <message>
        <source>Seconds to train and predict</source>
        <translation>Sekunden zum Trainieren und Vorhersagen</translation>
    </message>
    <message>
        <source>Would more data help? Press Measure to train the selected runs on growing parts of their training cutouts.</source>
        <translation>Würden mehr Daten helfen? „Messen“ trainiert die ausgewählten Läufe auf wachsenden Teilen ihrer Trainingsausschnitte.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>ROC curves of %1 against the rest; their AUC is that of this class, the table&apos;s the mean over the classes where there are more than two</source>
        <translation>ROC-Kurven von %1 gegen den Rest; ihre AUC ist die dieser Klasse, die der Tabelle der Mittelwert über die Klassen, wo es mehr als zwei sind</translation>
    </message>
    <message>
        <source>called %1 from a probability of %2 on</source>
        <translation>%1 genannt ab einer Wahrscheinlichkeit von %2</translation>
    </message>
    <message>
        <source>none is called %1</source>
        <translation>keiner wird %1 genannt</translation>
    </message>
    <message>
        <source>What the learning curves say</source>
        <translation>Was die Lernkurven sagen</translation>
    </message>
    <message>
        <source>What the differences say</source>
        <translation>Was die Unterschiede sagen</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ComparePage</name>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Runs side by side. Select several rows to overlay their curves; click a cell of the matrix to select its cutouts everywhere.</source>
        <translation>Läufe nebeneinander. Mehrere Zeilen auswählen legt ihre Kurven übereinander; ein Klick auf eine Zelle der Matrix wählt ihre Ausschnitte überall aus.</translation>
    </message>
    <message>
        <source>Train two models to compare them.</source>
        <translation>Trainieren Sie zwei Modelle, um sie zu vergleichen.</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>Zu „Trainieren“</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>Verwechslungen</translation>
    </message>
    <message>
        <source>Inspect them</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Inspect the selected cutouts</source>
        <translation>Die ausgewählten Ausschnitte prüfen</translation>
    </message>
    <message>
        <source>Opens Inspect on the selected cutouts</source>
        <translation>Öffnet „Prüfen“ mit den ausgewählten Ausschnitten</translation>
    </message>
    <message>
        <source>Click a cell to select its cutouts.</source>
        <translation>Klicken Sie auf eine Zelle, um ihre Ausschnitte auszuwählen.</translation>
    </message>
    <message>
        <source>%1 predicted as %2</source>
        <translation>%1 vorhergesagt als %2</translation>
    </message>
    <message>
        <source>%1 selected: %2.</source>
        <translation>%1 ausgewählt: %2.</translation>
    </message>
    <message>
        <source>star</source>
        <translation>Stern</translation>
    </message>
    <message>
        <source>stars</source>
        <translation>Sterne</translation>
    </message>
    <message>
        <source>⚠ %1: %2</source>
        <translation>⚠ %1: %2</translation>
    </message>
    <message>
        <source>Warnings of the current run</source>
        <translation>Warnungen zum aktuellen Lauf</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ConfusionMatrixView</name>
    <message>
        <source>Confusion matrix</source>
        <translation>Konfusionsmatrix</translation>
    </message>
    <message>
        <source>%1 of class %2 predicted as %3: %4 of that class. Click to select them.</source>
        <translation>%1 der Klasse %2 als %3 vorhergesagt: %4 dieser Klasse. Klick wählt sie aus.</translation>
    </message>
    <message>
        <source>cutout</source>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>cutouts</source>
        <translation>Ausschnitte</translation>
    </message>
    <message>
        <source>true class</source>
        <translation>wahre Klasse</translation>
    </message>
    <message>
        <source>predicted class</source>
        <translation>vorhergesagte Klasse</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::CutoutDetails</name>
    <message>
        <source>Read the header</source>
        <translation>Header lesen</translation>
    </message>
    <message>
        <source>These data did not come from FITS files, so there is no header.</source>
        <translation>Diese Daten stammen nicht aus FITS-Dateien, also gibt es keinen Header.</translation>
    </message>
    <message>
        <source>Fit stars to the cutout</source>
        <translation>Sterne an den Ausschnitt anpassen</translation>
    </message>
    <message>
        <source>Average the classes</source>
        <translation>Klassen mitteln</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::CutoutFactsModel</name>
    <message>
        <source>Worked out here</source>
        <translation>Hier berechnet</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>Known because the cutout was made, not observed. No model is ever shown these values.</source>
        <translation>Bekannt, weil der Ausschnitt simuliert wurde. Kein Modell sieht diese Werte je.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Truth, hidden from models</source>
        <translation>Wahrheit, vor Modellen verborgen</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Markierungen</translation>
    </message>
    <message>
        <source>Subsets</source>
        <translation>Teilmengen</translation>
    </message>
    <message>
        <source>%1: what this model or embedding says of the cutout</source>
        <translation>%1: was dieses Modell oder diese Einbettung über den Ausschnitt sagt</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::CutoutTable</name>
    <message>
        <source>Table of cutouts</source>
        <translation>Tabelle der Ausschnitte</translation>
    </message>
    <message>
        <source>%1 rows are too many for the clipboard, which takes %2. Export them as CSV instead.</source>
        <translation>%1 Zeilen sind zu viele für die Zwischenablage, die %2 fasst. Exportieren Sie sie stattdessen als CSV.</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Copied %1.</source>
        <translation>%1 kopiert.</translation>
    </message>
    <message>
        <source>row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Write %1</source>
        <translation>%1 schreiben</translation>
    </message>
    <message>
        <source>Wrote %1 to %2.</source>
        <translation>%1 nach %2 geschrieben.</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::CutoutTableModel</name>
    <message>
        <source>%1 (truth)</source>
        <translation>%1 (Wahrheit)</translation>
    </message>
    <message>
        <source>id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>class</source>
        <translation>Klasse</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::DataOpener</name>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>challenge survey</source>
        <translation>Challenge-Durchmusterung</translation>
    </message>
    <message>
        <source>alert stamps</source>
        <translation>Alarm-Ausschnitte</translation>
    </message>
    <message>
        <source>demo survey</source>
        <translation>Demo-Durchmusterung</translation>
    </message>
    <message>
        <source>Simulate the %1</source>
        <translation>%1 simulieren</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::DecisionAccounts</name>
    <message>
        <source>Why, and what the other runs say</source>
        <translation>Warum, und was die anderen Läufe sagen</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>Nachbarn</translation>
    </message>
    <message>
        <source>What the runs say</source>
        <translation>Was die Läufe sagen</translation>
    </message>
    <message>
        <source>Training neighbours, largest weight first</source>
        <translation>Trainingsnachbarn, größtes Gewicht zuerst</translation>
    </message>
    <message>
        <source>This kind of model does not decide by neighbours.</source>
        <translation>Diese Art von Modell entscheidet nicht nach Nachbarn.</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::DecisionView</name>
    <message>
        <source>Uncertainty %1 (%2)</source>
        <translation>Unsicherheit %1 (%2)</translation>
    </message>
    <message>
        <source>If it is two stars: %1</source>
        <translation>Falls es zwei Sterne sind: %1</translation>
    </message>
    <message>
        <source>Posterior mean and band of each class against the rest (latent function).</source>
        <translation>Posterior-Mittelwert und Band jeder Klasse gegen den Rest (latente Funktion).</translation>
    </message>
    <message>
        <source>&lt;b&gt;Ambiguous&lt;/b&gt;: the trained band holds 0.</source>
        <translation>&lt;b&gt;Mehrdeutig&lt;/b&gt;: Das trainierte Band enthält 0.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Ambiguous&lt;/b&gt;: a trained band holds 0, or not exactly one class lies above it.</source>
        <translation>&lt;b&gt;Mehrdeutig&lt;/b&gt;: Ein trainiertes Band enthält 0, oder nicht genau eine Klasse liegt darüber.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Not ambiguous&lt;/b&gt;: the trained band leaves 0 out.</source>
        <translation>&lt;b&gt;Nicht mehrdeutig&lt;/b&gt;: Das trainierte Band lässt 0 aus.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Not ambiguous&lt;/b&gt;: exactly one class lies above 0, and no trained band holds it.</source>
        <translation>&lt;b&gt;Nicht mehrdeutig&lt;/b&gt;: Genau eine Klasse liegt über 0, und kein trainiertes Band enthält sie.</translation>
    </message>
    <message>
        <source>against it</source>
        <translation>dagegen</translation>
    </message>
    <message>
        <source>Pixels that matter: brighter speaks for %1, %2; full colour is ±%3 per unit.</source>
        <translation>Pixel, auf die es ankommt: Heller spricht für %1, %2; volle Farbe ist ±%3 je Einheit.</translation>
    </message>
    <message>
        <source>Cutout %1 is labelled %2; %3 said %4 with probability %5.</source>
        <translation>Ausschnitt %1 hat die Klasse %2; %3 sagte %4 mit Wahrscheinlichkeit %5.</translation>
    </message>
    <message>
        <source>Cutout %1 is labelled %2; no model has predicted it.</source>
        <translation>Ausschnitt %1 hat die Klasse %2; kein Modell hat ihn vorhergesagt.</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::DisplayBar</name>
    <message>
        <source>Stretch</source>
        <translation>Kennlinie</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation>Farbtabelle</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::DistributionCard</name>
    <message>
        <source>&gt; 20</source>
        <translation>&gt; 20</translation>
    </message>
    <message>
        <source>&lt; −20</source>
        <translation>&lt; −20</translation>
    </message>
    <message>
        <source>up to %1%2</source>
        <translation>bis %1%2</translation>
    </message>
    <message>
        <source>%1%2 and more</source>
        <translation>%1%2 und mehr</translation>
    </message>
    <message>
        <source>%1 to %2%3</source>
        <translation>%1 bis %2%3</translation>
    </message>
    <message>
        <source>%1, %2: %3 (%4 of the class). Click to select them; Shift adds, Ctrl takes away.</source>
        <translation>%1, %2: %3 (%4 der Klasse). Klick wählt sie aus; Umschalt fügt hinzu, Strg nimmt weg.</translation>
    </message>
    <message>
        <source>cutout</source>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>cutouts</source>
        <translation>Ausschnitte</translation>
    </message>
    <message>
        <source>%1 against %2: %3 = %4 (95 % interval)</source>
        <translation>%1 gegen %2: %3 = %4 (95-%-Intervall)</translation>
    </message>
    <message>
        <source>Cohen&apos;s d</source>
        <translation>Cohens d</translation>
    </message>
    <message>
        <source>d from Cramér&apos;s V</source>
        <translation>d aus Cramérs V</translation>
    </message>
    <message>
        <source>Truth: known of simulated stars, hidden from every model.</source>
        <translation>Wahrheit: von simulierten Sternen bekannt, vor jedem Modell verborgen.</translation>
    </message>
    <message>
        <source>d %1</source>
        <translation>d %1</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::DropTarget</name>
    <message>
        <source>Only files and folders can be opened here.</source>
        <translation>Hier lassen sich nur Dateien und Ordner öffnen.</translation>
    </message>
    <message>
        <source>Drop one file or folder at a time; a folder of FITS files opens as one data set.</source>
        <translation>Bitte eine Datei oder einen Ordner auf einmal ablegen; ein Ordner mit FITS-Dateien wird als ein Datensatz geöffnet.</translation>
    </message>
    <message>
        <source>%1 is not on this computer. Save it first, then open the file.</source>
        <translation>%1 liegt nicht auf diesem Computer. Speichern Sie es zuerst und öffnen Sie dann die Datei.</translation>
    </message>
    <message>
        <source>%1 is not there any more.</source>
        <translation>%1 ist nicht mehr da.</translation>
    </message>
    <message>
        <source>%1 is neither a file nor a folder.</source>
        <translation>%1 ist weder Datei noch Ordner.</translation>
    </message>
    <message>
        <source>Drop to open %1</source>
        <translation>Loslassen, um %1 zu öffnen</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::EditMenu</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Label as</source>
        <translation>B&amp;ezeichnen als</translation>
    </message>
    <message>
        <source>Label &amp;all selected as</source>
        <translation>&amp;Alle gewählten bezeichnen als</translation>
    </message>
    <message>
        <source>&amp;Flag</source>
        <translation>&amp;Markieren</translation>
    </message>
    <message>
        <source>&amp;Note…</source>
        <translation>&amp;Notiz…</translation>
    </message>
    <message>
        <source>&amp;Take back the label</source>
        <translation>Klasse &amp;zurücknehmen</translation>
    </message>
    <message>
        <source>Label selection by r&amp;ule…</source>
        <translation>Auswahl nach Re&amp;gel bezeichnen…</translation>
    </message>
    <message>
        <source>&amp;Export review list…</source>
        <translation>Prüfliste e&amp;xportieren…</translation>
    </message>
    <message>
        <source>&amp;Import review list…</source>
        <translation>Prüfliste &amp;importieren…</translation>
    </message>
    <message>
        <source>Set &amp;my name…</source>
        <translation>Meinen Namen &amp;setzen…</translation>
    </message>
    <message>
        <source>Unlabelled</source>
        <translation>Ohne Klasse</translation>
    </message>
    <message>
        <source>Set my name</source>
        <translation>Meinen Namen setzen</translation>
    </message>
    <message>
        <source>Labels that you give from now on are by</source>
        <translation>Klassen, die Sie ab jetzt vergeben, sind von</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::EigenImages</name>
    <message>
        <source>Eigen-images: what changes along each principal component</source>
        <translation>Eigenbilder: was sich entlang jeder Hauptkomponente ändert</translation>
    </message>
    <message>
        <source>PC %1 · %2</source>
        <translation>PC %1 · %2</translation>
    </message>
    <message>
        <source>%1.
Orange pixels brighten along it, blue ones fade. Click: on the horizontal axis, with Shift on the vertical one.</source>
        <translation>%1.
Orange Pixel werden entlang heller, blaue schwächer. Klick: auf die waagrechte Achse, mit Umschalt auf die senkrechte.</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::EmbedPage</name>
    <message>
        <source>Embed</source>
        <translation>Einbetten</translation>
    </message>
    <message>
        <source>Every cutout as a point, near to those that look like it. Select groups and see what they are.</source>
        <translation>Jeder Ausschnitt als Punkt, nahe bei denen, die ihm ähneln. Wählen Sie Gruppen aus und sehen Sie, was sie sind.</translation>
    </message>
    <message>
        <source>Cutouts become points here. Open some first.</source>
        <translation>Hier werden Ausschnitte zu Punkten. Öffnen Sie zuerst welche.</translation>
    </message>
    <message>
        <source>Go to Explore</source>
        <translation>Zu „Erkunden“</translation>
    </message>
    <message>
        <source>Choose a method and press Embed. The points appear here and move to their places while it runs.</source>
        <translation>Wählen Sie ein Verfahren und drücken Sie „Einbetten“. Die Punkte erscheinen hier und wandern an ihren Platz.</translation>
    </message>
    <message>
        <source>Open a data set first.</source>
        <translation>Öffnen Sie zuerst einen Datensatz.</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Beginnt…</translation>
    </message>
    <message>
        <source>Embed by %1</source>
        <translation>Einbetten durch %1</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Epoch %1 of %2</source>
        <translation>Epoche %1 von %2</translation>
    </message>
    <message>
        <source>%1 with NaN or infinite pixels left out.</source>
        <translation>%1 mit NaN oder unendlichen Pixeln weggelassen.</translation>
    </message>
    <message>
        <source>cutout</source>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>cutouts</source>
        <translation>Ausschnitte</translation>
    </message>
    <message>
        <source>%1 by %2 in %3</source>
        <translation>%1 durch %2 in %3</translation>
    </message>
    <message>
        <source> · trustworthiness %1 in %2 dimensions</source>
        <translation> · Treue %1 in %2 Dimensionen</translation>
    </message>
    <message>
        <source>Judge the embedding</source>
        <translation>Einbettung beurteilen</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>Save the coordinates</source>
        <translation>Die Koordinaten speichern</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>Einbettung</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>Farbe nach</translation>
    </message>
    <message>
        <source>What the colours mean. Predictions and their uncertainty are those of the run that Compare looks at.</source>
        <translation>Was die Farben bedeuten. Vorhersagen und ihre Unsicherheit stammen von dem Lauf, den „Vergleichen“ betrachtet.</translation>
    </message>
    <message>
        <source>Cutouts when zoomed in</source>
        <translation>Ausschnitte beim Vergrößern</translation>
    </message>
    <message>
        <source>Where few points are in view, draw the cutouts themselves.</source>
        <translation>Wo wenige Punkte zu sehen sind, die Ausschnitte selbst zeichnen.</translation>
    </message>
    <message>
        <source>Which coordinate lies on this axis.</source>
        <translation>Welche Koordinate auf dieser Achse liegt.</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>Waagrechte Achse</translation>
    </message>
    <message>
        <source>Vertical axis</source>
        <translation>Senkrechte Achse</translation>
    </message>
    <message>
        <source>Progress of the embedding</source>
        <translation>Fortschritt der Einbettung</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the embedding</source>
        <translation>Einbettung abbrechen</translation>
    </message>
    <message>
        <source>Stops soon; the last finished embedding comes back.</source>
        <translation>Hält bald an; die letzte fertige Einbettung kehrt zurück.</translation>
    </message>
    <message>
        <source>Trustworthiness: how many of the 15 nearest points of a point are among its nearest in truth, 1 if all are. Distances between groups tell little even then.</source>
        <translation>Treue: wie viele der 15 nächsten Punkte eines Punkts auch in Wahrheit zu seinen nächsten gehören, 1 bei allen. Abstände zwischen Gruppen sagen selbst dann wenig.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save the picture, or the coordinates with ids</source>
        <translation>Das Bild speichern oder die Koordinaten mit Kennungen</translation>
    </message>
    <message>
        <source>Picture (PNG, SVG, PDF)…</source>
        <translation>Bild (PNG, SVG, PDF)…</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Das Bild speichern</translation>
    </message>
    <message>
        <source>Pictures (*.png *.svg *.pdf)</source>
        <translation>Bilder (*.png *.svg *.pdf)</translation>
    </message>
    <message>
        <source>Coordinates with ids (CSV)…</source>
        <translation>Koordinaten mit Kennungen (CSV)…</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::EmbeddingForm</name>
    <message>
        <source>Normalise by</source>
        <translation>Normieren durch</translation>
    </message>
    <message>
        <source>Embed by</source>
        <translation>Einbetten durch</translation>
    </message>
    <message>
        <source>Pipeline as text</source>
        <translation>Pipeline als Text</translation>
    </message>
    <message>
        <source>The same as one line, as the command line takes it. Type or paste, then press Enter.</source>
        <translation>Dasselbe als eine Zeile, wie die Kommandozeile sie nimmt. Tippen oder einfügen, dann Eingabetaste.</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>Als Text</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ExplorePage</name>
    <message>
        <source>Explore</source>
        <translation>Erkunden</translation>
    </message>
    <message>
        <source>Every cutout of the data set. Click one to see it large; select some to follow them through all pages.</source>
        <translation>Alle Ausschnitte des Datensatzes. Klicken Sie einen an, um ihn groß zu sehen; wählen Sie einige aus, um ihnen durch alle Seiten zu folgen.</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Which values become black and white. ZScale shows faint structure around the sky level, min–max everything, 99 % leaves out the most extreme pixels.</source>
        <translation>Welche Werte schwarz und weiß werden. ZScale zeigt schwache Strukturen um das Himmelsniveau, Minimum–Maximum alles, 99 % lässt die extremsten Pixel weg.</translation>
    </message>
    <message>
        <source>Same limits for all</source>
        <translation>Gleiche Grenzen für alle</translation>
    </message>
    <message>
        <source>Same limits for all cutouts</source>
        <translation>Gleiche Grenzen für alle Ausschnitte</translation>
    </message>
    <message>
        <source>Draw all cutouts with one pair of limits, so that their brightness can be compared.</source>
        <translation>Alle Ausschnitte mit denselben Grenzen zeichnen, damit ihre Helligkeit vergleichbar ist.</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>Kennlinie</translation>
    </message>
    <message>
        <source>How values between the limits become grey. Log and asinh lift faint structure.</source>
        <translation>Wie Werte zwischen den Grenzen grau werden. Logarithmus und Asinh heben schwache Strukturen.</translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation>Farbtabelle</translation>
    </message>
    <message>
        <source>Pixels without a value are violet in every map.</source>
        <translation>Pixel ohne Wert sind in jeder Tabelle violett.</translation>
    </message>
    <message>
        <source>Thumbnail size</source>
        <translation>Größe der Bilder</translation>
    </message>
    <message>
        <source>Size of the cutouts, 16 to 256 pixels (z, Z, or Ctrl and the mouse wheel)</source>
        <translation>Größe der Ausschnitte, 16 bis 256 Pixel (z, Z oder Strg und Mausrad)</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Gruppieren nach</translation>
    </message>
    <message>
        <source>One section for each class, each predicted class, or each word of a column.</source>
        <translation>Ein Abschnitt je Klasse, je vorhergesagter Klasse oder je Wort einer Spalte.</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <source>Cutouts without a value come last.</source>
        <translation>Ausschnitte ohne Wert kommen zuletzt.</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>Größte zuerst</translation>
    </message>
    <message>
        <source>Turn the order round.</source>
        <translation>Die Ordnung umkehren.</translation>
    </message>
    <message>
        <source>All cutouts</source>
        <translation>Alle Ausschnitte</translation>
    </message>
    <message>
        <source>Selected cutouts</source>
        <translation>Ausgewählte Ausschnitte</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show all cutouts, or only those that are selected at this moment.</source>
        <translation>Alle Ausschnitte zeigen oder nur die gerade ausgewählten.</translation>
    </message>
    <message>
        <source>Order of the file</source>
        <translation>Reihenfolge der Datei</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>%1 (truth)</source>
        <translation>%1 (Wahrheit)</translation>
    </message>
    <message>
        <source>Order the cutouts</source>
        <translation>Ausschnitte ordnen</translation>
    </message>
    <message>
        <source>List what the runs say</source>
        <translation>Auflisten, was die Läufe sagen</translation>
    </message>
    <message>
        <source> Until then this holds: %1</source>
        <translation> Bis dahin gilt: %1</translation>
    </message>
    <message>
        <source>No cutout satisfies this filter.</source>
        <translation>Kein Ausschnitt erfüllt diesen Filter.</translation>
    </message>
    <message>
        <source>Mark the cutouts</source>
        <translation>Ausschnitte kennzeichnen</translation>
    </message>
    <message>
        <source>Export what is shown</source>
        <translation>Gezeigtes exportieren</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>A line below each cutout in the colour of its class, and the class&apos;s shape beside its id</source>
        <translation>Eine Linie unter jedem Ausschnitt in der Farbe seiner Klasse und das Zeichen der Klasse neben seiner Kennung</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>The shape of the class that a model predicted, green-blue where it agrees with the label, orange-red where it does not, in the colour of the class without a label</source>
        <translation>Das Zeichen der Klasse, die ein Modell vorhersagte: blaugrün, wo es der Klasse entspricht, orangerot, wo nicht, ohne Klasse in deren Farbe</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>Unsicherheit</translation>
    </message>
    <message>
        <source>A bar at the foot of each cutout: how unsure the model is; as wide as the cutout for the one it is least sure of</source>
        <translation>Ein Balken am Fuß jedes Ausschnitts: wie unsicher das Modell ist; so breit wie der Ausschnitt beim unsichersten</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Markierung</translation>
    </message>
    <message>
        <source>A corner on cutouts that you flagged</source>
        <translation>Eine Ecke an Ausschnitten, die Sie markiert haben</translation>
    </message>
    <message>
        <source>Label given by a person</source>
        <translation>Klasse von Hand vergeben</translation>
    </message>
    <message>
        <source>A pencil on cutouts whose label somebody gave or changed here</source>
        <translation>Ein Stift an Ausschnitten, deren Klasse jemand hier vergeben oder geändert hat</translation>
    </message>
    <message>
        <source>Predictions of</source>
        <translation>Vorhersagen von</translation>
    </message>
    <message>
        <source>Whose predictions and uncertainty are marked: the current run&apos;s on the cutouts it tested, or those of an applied model.</source>
        <translation>Wessen Vorhersagen und Unsicherheit gezeigt werden: die des aktuellen Laufs an den Ausschnitten, die er prüfte, oder die eines angewandten Modells.</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Show and hide columns</source>
        <translation>Spalten zeigen und verbergen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Write the rows and columns that are shown to a CSV file</source>
        <translation>Die gezeigten Zeilen und Spalten in eine CSV-Datei schreiben</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>Galerie</translation>
    </message>
    <message>
        <source>Show the cutouts as pictures</source>
        <translation>Die Ausschnitte als Bilder zeigen</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Show everything known of the cutouts</source>
        <translation>Alles zeigen, was über die Ausschnitte bekannt ist</translation>
    </message>
    <message>
        <source>Current run</source>
        <translation>Aktueller Lauf</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordnung</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>Subsets</source>
        <translation>Teilmengen</translation>
    </message>
    <message>
        <source>Cutouts appear here: from a folder of FITS files, a FITS file or a CSV table.</source>
        <translation>Hier erscheinen Ausschnitte: aus einem Ordner mit FITS-Dateien, einer FITS-Datei oder einer CSV-Tabelle.</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>Datei öffnen</translation>
    </message>
    <message>
        <source>Filter the cutouts</source>
        <translation>Ausschnitte filtern</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::FilterBox</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Show only cutouts for which this holds (Ctrl+F). Compare columns with ==, !=, &lt;, &gt;, in (a, b), between a and b, ~ for “contains”, is missing; join with and, or, not. Columns of 0 and 1, such as flag, stand alone. Ctrl+Space completes, arrow down brings earlier filters, Esc clears.</source>
        <translation>Nur Ausschnitte zeigen, für die dies gilt (Strg+F). Vergleichen Sie Spalten mit ==, !=, &lt;, &gt;, in (a, b), between a and b, ~ für „enthält“, is missing; verbinden Sie mit and, or, not. Spalten aus 0 und 1, wie flag, stehen allein. Strg+Leertaste ergänzt, Pfeil ab bringt frühere Filter, Esc leert.</translation>
    </message>
    <message>
        <source>What came of the filter</source>
        <translation>Was der Filter ergab</translation>
    </message>
    <message>
        <source>Filter, e.g. %1</source>
        <translation>Filter, z. B. %1</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::FilterEdit</name>
    <message>
        <source>What may be written here</source>
        <translation>Was hier stehen darf</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::Fold</name>
    <message>
        <source>open</source>
        <translation>geöffnet</translation>
    </message>
    <message>
        <source>folded away</source>
        <translation>zugeklappt</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::GalleryView</name>
    <message>
        <source>Gallery of cutouts</source>
        <translation>Galerie der Ausschnitte</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>kein Wert</translation>
    </message>
    <message>
        <source>%1 cutouts</source>
        <translation>%1 Ausschnitte</translation>
    </message>
    <message>
        <source>%1, %2, %3, %4 of %5</source>
        <translation>%1, %2, %3, %4 von %5</translation>
    </message>
    <message>
        <source>selected</source>
        <translation>ausgewählt</translation>
    </message>
    <message>
        <source>not selected</source>
        <translation>nicht ausgewählt</translation>
    </message>
    <message>
        <source>Copied the current cutout alone: a sheet holds %1 at most.</source>
        <translation>Nur den aktuellen Ausschnitt kopiert: Ein Bogen fasst höchstens %1.</translation>
    </message>
    <message>
        <source>Copied the picture and the id of %1.</source>
        <translation>Bild und Kennung von %1 kopiert.</translation>
    </message>
    <message>
        <source>Copied a sheet of %1 cutouts, and their ids.</source>
        <translation>Einen Bogen mit %1 Ausschnitten und ihren Kennungen kopiert.</translation>
    </message>
    <message>
        <source>said %1</source>
        <translation>sagte %1</translation>
    </message>
    <message>
        <source>labelled by a person</source>
        <translation>von Hand bezeichnet</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>markiert</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::HeaderModel</name>
    <message>
        <source>Keyword</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::HeaderView</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Search keywords, values and comments</source>
        <translation>Schlüssel, Werte und Kommentare durchsuchen</translation>
    </message>
    <message>
        <source>Search the header</source>
        <translation>Header durchsuchen</translation>
    </message>
    <message>
        <source>Shows only the cards with these letters in their keyword, value or comment.</source>
        <translation>Zeigt nur die Einträge mit diesen Buchstaben in Schlüssel, Wert oder Kommentar.</translation>
    </message>
    <message>
        <source>Cards of the FITS header</source>
        <translation>Einträge des FITS-Headers</translation>
    </message>
    <message>
        <source>Copy cards</source>
        <translation>Einträge kopieren</translation>
    </message>
    <message>
        <source>Copies the selected cards, or all that are shown, as text (Ctrl+C).</source>
        <translation>Kopiert die ausgewählten Einträge, oder alle gezeigten, als Text (Strg+C).</translation>
    </message>
    <message>
        <source>%1 cards of %2</source>
        <translation>%1 Einträge von %2</translation>
    </message>
    <message>
        <source>%1 of %2 cards of %3</source>
        <translation>%1 von %2 Einträgen von %3</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::HelpDock</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>&amp;Help on this page</source>
        <translation>&amp;Hilfe zu dieser Seite</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;Guided tour</source>
        <translation>&amp;Rundgang</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::HelpPanel</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::HistogramPanel</name>
    <message>
        <source>Value drawn black</source>
        <translation>Schwarz gezeichneter Wert</translation>
    </message>
    <message>
        <source>Values up to this one are drawn black, in DN. Drag the left handle, or type.</source>
        <translation>Werte bis zu diesem werden schwarz gezeichnet, in DN. Ziehen Sie den linken Griff oder tippen Sie.</translation>
    </message>
    <message>
        <source>Value drawn white</source>
        <translation>Weiß gezeichneter Wert</translation>
    </message>
    <message>
        <source>Values from this one on are drawn white, in DN. Drag the right handle, or type.</source>
        <translation>Werte ab diesem werden weiß gezeichnet, in DN. Ziehen Sie den rechten Griff oder tippen Sie.</translation>
    </message>
    <message>
        <source>All values</source>
        <translation>Alle Werte</translation>
    </message>
    <message>
        <source>Drag the handles to choose the limits for all cutouts. The wheel zooms, 0 shows everything.</source>
        <translation>Ziehen Sie die Griffe, um die Grenzen für alle Ausschnitte zu wählen. Das Rad zoomt, 0 zeigt alles.</translation>
    </message>
    <message>
        <source>Show all values</source>
        <translation>Alle Werte zeigen</translation>
    </message>
    <message>
        <source>Let the axis run from the smallest value to the largest, rather than about the limits.</source>
        <translation>Die Achse vom kleinsten bis zum größten Wert laufen lassen statt um die Grenzen.</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>DN</source>
        <translation>DN</translation>
    </message>
    <message>
        <source>%1 below</source>
        <translation>%1 darunter</translation>
    </message>
    <message>
        <source>%1 above</source>
        <translation>%1 darüber</translation>
    </message>
    <message>
        <source>%1 without a value</source>
        <translation>%1 ohne Wert</translation>
    </message>
    <message>
        <source>All pixels are in the histogram.</source>
        <translation>Alle Pixel sind im Histogramm.</translation>
    </message>
    <message>
        <source>Pixels not in the histogram: %1</source>
        <translation>Pixel nicht im Histogramm: %1</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::HistogramView</name>
    <message>
        <source>Histogram of the values of the image</source>
        <translation>Histogramm der Werte des Bildes</translation>
    </message>
    <message>
        <source>Value, DN</source>
        <translation>Wert, DN</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>%1 to %2 DN: %3</source>
        <translation>%1 bis %2 DN: %3</translation>
    </message>
    <message>
        <source>pixel</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>Pixel</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ImageBar</name>
    <message>
        <source>Previous cutout</source>
        <translation>Voriger Ausschnitt</translation>
    </message>
    <message>
        <source>Previous cutout in the order of the gallery (Page up or p)</source>
        <translation>Voriger Ausschnitt in der Ordnung der Galerie (Bild auf oder p)</translation>
    </message>
    <message>
        <source>Next cutout</source>
        <translation>Nächster Ausschnitt</translation>
    </message>
    <message>
        <source>Next cutout in the order of the gallery (Page down or n)</source>
        <translation>Nächster Ausschnitt in der Ordnung der Galerie (Bild ab oder n)</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Class mean</source>
        <translation>Klassenmittel</translation>
    </message>
    <message>
        <source>Image − class mean</source>
        <translation>Bild − Klassenmittel</translation>
    </message>
    <message>
        <source>Fitted stars</source>
        <translation>Sternfit</translation>
    </message>
    <message>
        <source>Image − fitted stars</source>
        <translation>Bild − Sternfit</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Was gezeigt wird</translation>
    </message>
    <message>
        <source>The class mean is scaled to the brightness and the sky of this cutout. Fitted stars are one Moffat PSF, or two where these explain the pixels better; what is left after taking them off shows what the fit misses.</source>
        <translation>Das Klassenmittel wird auf Helligkeit und Himmel dieses Ausschnitts skaliert. Der Sternfit ist eine Moffat-PSF, oder zwei, wo diese die Pixel besser erklären; was nach dem Abziehen bleibt, zeigt, was dem Fit entgeht.</translation>
    </message>
    <message>
        <source>Class of the mean</source>
        <translation>Klasse des Mittels</translation>
    </message>
    <message>
        <source>The class whose mean image is compared with this cutout</source>
        <translation>Die Klasse, deren mittleres Bild mit diesem Ausschnitt verglichen wird</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>Blinken</translation>
    </message>
    <message>
        <source>Alternate between the image and what is chosen, or its class mean (b)</source>
        <translation>Zwischen dem Bild und dem Gewählten oder seinem Klassenmittel wechseln (b)</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Smaller (Z, or the mouse wheel)</source>
        <translation>Kleiner (Z oder das Mausrad)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Passend</translation>
    </message>
    <message>
        <source>× %1</source>
        <translation>× %1</translation>
    </message>
    <message>
        <source>Magnification</source>
        <translation>Vergrößerung</translation>
    </message>
    <message>
        <source>Screen pixels for each pixel of the image. Fit (key 0) fills the view by a whole number, so that all pixels are equally large; key 1 shows each pixel as one.</source>
        <translation>Bildschirmpixel je Pixel des Bildes. „Passend“ (Taste 0) füllt die Ansicht um eine ganze Zahl, sodass alle Pixel gleich groß sind; Taste 1 zeigt jedes Pixel als eines.</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Larger (z, or the mouse wheel)</source>
        <translation>Größer (z oder das Mausrad)</translation>
    </message>
    <message>
        <source>North up, east left</source>
        <translation>Nord oben, Ost links</translation>
    </message>
    <message>
        <source>North up, east left, where the cutout has sky coordinates</source>
        <translation>Norden oben, Osten links, wo der Ausschnitt Himmelskoordinaten hat</translation>
    </message>
    <message>
        <source>Copy the image</source>
        <translation>Das Bild kopieren</translation>
    </message>
    <message>
        <source>Copy the image to the clipboard (Ctrl+C)</source>
        <translation>Das Bild in die Zwischenablage kopieren (Strg+C)</translation>
    </message>
    <message>
        <source>Save the image</source>
        <translation>Das Bild speichern</translation>
    </message>
    <message>
        <source>Save the image as PNG, SVG or PDF, or its values as CSV</source>
        <translation>Das Bild als PNG, SVG oder PDF speichern, oder seine Werte als CSV</translation>
    </message>
    <message>
        <source>Print the image</source>
        <translation>Das Bild drucken</translation>
    </message>
    <message>
        <source>Print the image (Ctrl+P)</source>
        <translation>Das Bild drucken (Strg+P)</translation>
    </message>
    <message>
        <source>Fill the window</source>
        <translation>Fenster füllen</translation>
    </message>
    <message>
        <source>Give the image the whole window; Escape brings the page back (f)</source>
        <translation>Dem Bild das ganze Fenster geben; Esc holt die Seite zurück (f)</translation>
    </message>
    <message>
        <source>its own class</source>
        <translation>seine Klasse</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ImageDock</name>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ImagePanel</name>
    <message>
        <source>North up and east left need sky coordinates in a FITS header.</source>
        <translation>Norden oben und Osten links brauchen Himmelskoordinaten in einem FITS-Header.</translation>
    </message>
    <message>
        <source>Lay the image with north up and east left by quarter turns and mirroring, so that its pixels stay as they are; north then leans %1° from straight up. The arrows are exact.</source>
        <translation>Das Bild durch Vierteldrehungen und Spiegeln so legen, dass Norden oben und Osten links ist und seine Pixel bleiben, wie sie sind; Norden neigt sich dann um %1° von der Senkrechten. Die Pfeile sind genau.</translation>
    </message>
    <message>
        <source> This image is a mirror image of the sky, so it is flipped.</source>
        <translation> Dieses Bild zeigt den Himmel gespiegelt und wird daher umgedreht.</translation>
    </message>
    <message>
        <source> Middle of the colours: 0; ends: ±%1 DN.</source>
        <translation> Mitte der Farben: 0; Enden: ±%1 DN.</translation>
    </message>
    <message>
        <source>These data have no classes to average.</source>
        <translation>Diese Daten haben keine Klassen zum Mitteln.</translation>
    </message>
    <message>
        <source>Averaging the classes…</source>
        <translation>Klassen werden gemittelt…</translation>
    </message>
    <message>
        <source>Mean of class %1, scaled to this cutout.</source>
        <translation>Mittel der Klasse %1, auf diesen Ausschnitt skaliert.</translation>
    </message>
    <message>
        <source>Image − scaled mean of class %1.</source>
        <translation>Bild − skaliertes Mittel der Klasse %1.</translation>
    </message>
    <message>
        <source>No stars are fitted to this cutout yet.</source>
        <translation>An diesen Ausschnitt sind noch keine Sterne angepasst.</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>No cutout is chosen.</source>
        <translation>Kein Ausschnitt ist gewählt.</translation>
    </message>
    <message>
        <source>%1 × %2 px, %3 to %4 DN</source>
        <translation>%1 × %2 px, %3 bis %4 DN</translation>
    </message>
    <message>
        <source>No sky coordinates</source>
        <translation>Keine Himmelskoordinaten</translation>
    </message>
    <message>
        <source>Contrast %1, bias %2</source>
        <translation>Kontrast %1, Bias %2</translation>
    </message>
    <message>
        <source>Cutout %1, %2</source>
        <translation>Ausschnitt %1, %2</translation>
    </message>
    <message>
        <source>The pixel under the mouse or at the crosshair, counted from 1 as in FITS, and its value</source>
        <translation>Das Pixel unter der Maus oder am Fadenkreuz, wie in FITS ab 1 gezählt, und sein Wert</translation>
    </message>
    <message>
        <source>Right ascension and declination of the pixel&apos;s centre, or of the image&apos;s, from the coordinates in its FITS header: in hours and degrees, then both in degrees</source>
        <translation>Rektaszension und Deklination der Mitte des Pixels oder des Bildes, aus den Koordinaten in seinem FITS-Header: in Stunden und Grad, dann beide in Grad</translation>
    </message>
    <message>
        <source>Click or use the arrow keys (or h j k l) to move the crosshair; draw a line with the left button to cut along it. Drag with the right button to change bias (left–right) and contrast (up–down) as in DS9; double-click it, or press r, to reset them. The wheel and z, Z zoom; the middle button, or Shift with the left one or with arrows, pans. Page up and page down go through the cutouts.</source>
        <translation>Klicken Sie oder nehmen Sie die Pfeiltasten (oder h j k l), um das Fadenkreuz zu bewegen; ziehen Sie mit der linken Taste eine Linie, um entlang zu schneiden. Ziehen mit der rechten Taste ändert Bias (links–rechts) und Kontrast (auf–ab) wie in DS9; Doppelklick damit oder r setzt sie zurück. Das Rad und z, Z zoomen; die mittlere Taste, oder Umschalt mit der linken oder mit Pfeilen, verschiebt. Bild auf und Bild ab gehen durch die Ausschnitte.</translation>
    </message>
    <message>
        <source>Inverted colours</source>
        <translation>Umgekehrte Farben</translation>
    </message>
    <message>
        <source>Turn the colour map round: dark stars on a light sky, which shows faint light better on paper.</source>
        <translation>Die Farbtabelle umdrehen: dunkle Sterne auf hellem Himmel, was schwaches Licht auf Papier besser zeigt.</translation>
    </message>
    <message>
        <source>Reset the display</source>
        <translation>Darstellung zurücksetzen</translation>
    </message>
    <message>
        <source>Back to linear, ZScale and grey, with no contrast or bias of your own</source>
        <translation>Zurück zu Linear, ZScale und Grau, ohne eigenen Kontrast oder Bias</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ImageTabs</name>
    <message>
        <source>Values around the pixel</source>
        <translation>Werte um das Pixel</translation>
    </message>
    <message>
        <source>Values in DN about the pixel under the mouse, or about the crosshair. Headings are FITS column and row numbers, whichever way the image is laid.</source>
        <translation>Werte in DN um das Pixel unter der Maus oder um das Fadenkreuz. Überschriften sind FITS-Spalten und -Zeilen, gleich wie das Bild liegt.</translation>
    </message>
    <message>
        <source>%1 px from the centre: %2 DN, spread %3 (%4)</source>
        <translation>%1 px von der Mitte: %2 DN, Streuung %3 (%4)</translation>
    </message>
    <message>
        <source>pixel</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>column %1, row %2: %3 DN</source>
        <translation>Spalte %1, Zeile %2: %3 DN</translation>
    </message>
    <message>
        <source>Reduced χ² %1 as one star, %2 as two</source>
        <translation>Reduziertes χ² %1 als ein Stern, %2 als zwei</translation>
    </message>
    <message>
        <source>One star explains the pixels as well as two. %1.</source>
        <translation>Ein Stern erklärt die Pixel so gut wie zwei. %1.</translation>
    </message>
    <message>
        <source>Two stars explain the pixels better: %1 px apart, flux ratio %2. %3.</source>
        <translation>Zwei Sterne erklären die Pixel besser: Abstand %1 px, Flussverhältnis %2. %3.</translation>
    </message>
    <message>
        <source>Radial profile of the cutout</source>
        <translation>Radialprofil des Ausschnitts</translation>
    </message>
    <message>
        <source>Cut through the image</source>
        <translation>Schnitt durch das Bild</translation>
    </message>
    <message>
        <source>Numbers of the image</source>
        <translation>Zahlen des Bildes</translation>
    </message>
    <message>
        <source>Mean value of rings about the brighter fitted star; whiskers are the spread within a ring, the dashed line the fitted stars.</source>
        <translation>Mittelwert von Ringen um den helleren angepassten Stern; die Fehlerbalken sind die Streuung in einem Ring, die gestrichelte Linie der Sternfit.</translation>
    </message>
    <message>
        <source>Values along the row and the column of the crosshair, or along a line that you draw across the image with the left mouse button.</source>
        <translation>Werte entlang der Zeile und der Spalte des Fadenkreuzes, oder entlang einer Linie, die Sie mit der linken Maustaste über das Bild ziehen.</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Schnitt</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>Histogramm</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>Column or row</source>
        <translation>Spalte oder Zeile</translation>
    </message>
    <message>
        <source>Distance along the line, px</source>
        <translation>Abstand entlang der Linie, px</translation>
    </message>
    <message>
        <source>From column %1, row %2 to column %3, row %4; click the image for row and column again.</source>
        <translation>Von Spalte %1, Zeile %2 bis Spalte %3, Zeile %4; ein Klick ins Bild bringt Zeile und Spalte zurück.</translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>Column %1</source>
        <translation>Spalte %1</translation>
    </message>
    <message>
        <source>Through the crosshair. Drag a line across the image to cut along it.</source>
        <translation>Durch das Fadenkreuz. Ziehen Sie eine Linie über das Bild, um entlang zu schneiden.</translation>
    </message>
    <message>
        <source>There are no values here.</source>
        <translation>Hier gibt es keine Werte.</translation>
    </message>
    <message>
        <source>Value, DN</source>
        <translation>Wert, DN</translation>
    </message>
    <message>
        <source>Profiles and fits need an image of at least 5 × 5 pixels.</source>
        <translation>Profile und Fits brauchen ein Bild von mindestens 5 × 5 Pixeln.</translation>
    </message>
    <message>
        <source>FWHM %1 px as seen</source>
        <translation>FWHM %1 px wie gesehen</translation>
    </message>
    <message>
        <source> (%1″)</source>
        <translation> (%1″)</translation>
    </message>
    <message>
        <source>%1; the fitted PSF has %2 px before pixels.
%3</source>
        <translation>%1; die angepasste PSF hat %2 px vor den Pixeln.
%3</translation>
    </message>
    <message>
        <source>This cutout</source>
        <translation>Dieser Ausschnitt</translation>
    </message>
    <message>
        <source>Fitted star</source>
        <translation>Ein Sternfit</translation>
    </message>
    <message>
        <source>Two fitted stars</source>
        <translation>Fit zweier Sterne</translation>
    </message>
    <message>
        <source>Distance from the star, px</source>
        <translation>Abstand vom Stern, px</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ImageView</name>
    <message>
        <source>Image of the current cutout</source>
        <translation>Bild des aktuellen Ausschnitts</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>kein Wert</translation>
    </message>
    <message>
        <source>column %1, row %2: %3 DN</source>
        <translation>Spalte %1, Zeile %2: %3 DN</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::InspectPage</name>
    <message>
        <source>Inspect</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>What a model got wrong, surest mistakes first, and the training cutouts that decided it.</source>
        <translation>Worin ein Modell irrte, die sichersten Fehler zuerst, und die Trainingsausschnitte, die den Ausschlag gaben.</translation>
    </message>
    <message>
        <source>Train a model to see what it got wrong.</source>
        <translation>Trainieren Sie ein Modell, um seine Fehler zu sehen.</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>Zu „Trainieren“</translation>
    </message>
    <message>
        <source>Previous (←)</source>
        <translation>Zurück (←)</translation>
    </message>
    <message>
        <source>Next (→)</source>
        <translation>Weiter (→)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>This run did not keep its trained models; a run of fewer rounds does.</source>
        <translation>Dieser Lauf hat seine trainierten Modelle nicht behalten; ein Lauf mit weniger Runden tut es.</translation>
    </message>
    <message>
        <source>Explain one decision</source>
        <translation>Eine Entscheidung erklären</translation>
    </message>
    <message>
        <source>Nothing is listed.</source>
        <translation>Nichts ist aufgelistet.</translation>
    </message>
    <message>
        <source>Show wrong only</source>
        <translation>Nur falsche zeigen</translation>
    </message>
    <message>
        <source>What to go through</source>
        <translation>Was durchzugehen ist</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Durchsicht</translation>
    </message>
    <message>
        <source>The test cutouts of a run</source>
        <translation>Die Testausschnitte eines Laufs</translation>
    </message>
    <message>
        <source>A queue of the cutouts that a person should look at first</source>
        <translation>Eine Liste der Ausschnitte, die ein Mensch zuerst ansehen sollte</translation>
    </message>
    <message>
        <source>Cutouts that a person should look at first: a key labels one and leads on to the next.</source>
        <translation>Ausschnitte, die ein Mensch zuerst ansehen sollte: Eine Taste bezeichnet einen und führt zum nächsten.</translation>
    </message>
    <message>
        <source>No model has predicted this cutout: apply one to all cutouts on the Train page.</source>
        <translation>Kein Modell hat diesen Ausschnitt vorhergesagt: Wenden Sie unter „Trainieren“ eines auf alle Ausschnitte an.</translation>
    </message>
    <message>
        <source>The cutouts that trained this model are not in this data set.</source>
        <translation>Die Ausschnitte, die dieses Modell trainierten, sind nicht in diesem Datensatz.</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::Inspector</name>
    <message>
        <source>Size of the cutout and the values shown as black and white, or the pixel under the pointer</source>
        <translation>Größe des Ausschnitts und die als Schwarz und Weiß gezeigten Werte, oder das Pixel unter dem Zeiger</translation>
    </message>
    <message>
        <source>Click a cutout to see it large, with everything that is known of it.</source>
        <translation>Klicken Sie auf einen Ausschnitt, um ihn groß zu sehen, mit allem, was über ihn bekannt ist.</translation>
    </message>
    <message>
        <source>Cutout %1</source>
        <translation>Ausschnitt %1</translation>
    </message>
    <message>
        <source>%1 × %2 px, %3 to %4 DN</source>
        <translation>%1 × %2 px, %3 bis %4 DN</translation>
    </message>
    <message>
        <source>Right ascension and declination of the middle of the cutout, from its FITS header</source>
        <translation>Rektaszension und Deklination der Mitte des Ausschnitts, aus seinem FITS-Header</translation>
    </message>
    <message>
        <source>Double-click for the large view. Drag with the right button to change contrast and bias; double-click it to reset them.</source>
        <translation>Doppelklick öffnet die große Ansicht. Ziehen mit der rechten Taste ändert Kontrast und Bias; Doppelklick damit setzt sie zurück.</translation>
    </message>
    <message>
        <source>Open the large image</source>
        <translation>Großes Bild öffnen</translation>
    </message>
    <message>
        <source>Look at this cutout at length: zoom, pixel values, profile, cuts, histogram, comparison and FITS header</source>
        <translation>Diesen Ausschnitt in Ruhe ansehen: Zoom, Pixelwerte, Profil, Schnitte, Histogramm, Vergleich und FITS-Header</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::JobModel</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Meldung</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::JobRunner</name>
    <message>
        <source>There is not enough memory for this. Try fewer cutouts or a smaller model.</source>
        <translation>Dafür reicht der Speicher nicht. Versuchen Sie es mit weniger Ausschnitten oder einem kleineren Modell.</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::JobsPanel</name>
    <message>
        <source>Cancel job</source>
        <translation>Aufgabe abbrechen</translation>
    </message>
    <message>
        <source>Cancel the chosen job</source>
        <translation>Die gewählte Aufgabe abbrechen</translation>
    </message>
    <message>
        <source>Stop the chosen job, or the newest one that runs. What is already there stays.</source>
        <translation>Die gewählte oder die neueste laufende Aufgabe anhalten. Was schon da ist, bleibt.</translation>
    </message>
    <message>
        <source>Log of finished jobs</source>
        <translation>Protokoll der beendeten Aufgaben</translation>
    </message>
    <message>
        <source>What jobs have to say when they end</source>
        <translation>Was Aufgaben am Ende zu sagen haben</translation>
    </message>
    <message>
        <source>%1: %2 after %3</source>
        <translation>%1: %2 nach %3</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::JoinBinariesBox</name>
    <message>
        <source>Count binaries as blends</source>
        <translation>Doppelsterne als Blends zählen</translation>
    </message>
    <message>
        <source>Two classes instead of three, in the whole window. An image alone cannot prove that two stars belong together. Runs of this session go, since they speak of the other classes.</source>
        <translation>Zwei Klassen statt dreien, im ganzen Fenster. Ein Bild allein kann nicht beweisen, dass zwei Sterne zusammengehören. Läufe dieser Sitzung verschwinden, da sie von den anderen Klassen handeln.</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::MainWindow</name>
    <message>
        <source>What was left out of the data</source>
        <translation>Was aus den Daten weggelassen wurde</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>%1 wird geöffnet…</translation>
    </message>
    <message>
        <source>Reading the data met one problem; the rest is here.</source>
        <translation>Beim Lesen der Daten gab es ein Problem; der Rest ist da.</translation>
    </message>
    <message>
        <source>Reading the data met %1 problems; the rest is here.</source>
        <translation>Beim Lesen der Daten gab es %1 Probleme; der Rest ist da.</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>New here? The guided tour shows the work in five steps.</source>
        <translation>Neu hier? Der Rundgang zeigt die Arbeit in fünf Schritten.</translation>
    </message>
    <message>
        <source>Start the tour</source>
        <translation>Rundgang beginnen</translation>
    </message>
    <message>
        <source>Open cutouts</source>
        <translation>Ausschnitte öffnen</translation>
    </message>
    <message>
        <source>Open a folder of FITS files</source>
        <translation>Einen Ordner mit FITS-Dateien öffnen</translation>
    </message>
    <message>
        <source>About Blendscope</source>
        <translation>Über Blendscope</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Blendscope %1&lt;/h3&gt;&lt;p&gt;Is this point of light one star or several, and may one trust the machine that says so?&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Blendscope %1&lt;/h3&gt;&lt;p&gt;Ist dieser Lichtpunkt ein Stern oder mehrere, und darf man der Maschine trauen, die das sagt?&lt;/p&gt;&lt;p&gt;Freie Software unter der GNU General Public License, Version 3 oder später.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>Show the problems</source>
        <translation>Probleme zeigen</translation>
    </message>
    <message>
        <source>%1 is a model. Open cutouts first; then it can say what they are.</source>
        <translation>%1 ist ein Modell. Öffnen Sie zuerst Ausschnitte; dann kann es sagen, was sie sind.</translation>
    </message>
    <message>
        <source>Cutouts and sessions (*.csv *.fits *.fit *.fts *.fits.gz *.fits.fz *.csv.gz *.blend);;All files (*)</source>
        <translation>Ausschnitte und Sitzungen (*.csv *.fits *.fit *.fts *.fits.gz *.fits.fz *.csv.gz *.blend);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::Marks</name>
    <message>
        <source>somebody</source>
        <translation>jemand</translation>
    </message>
    <message numerus="yes">
        <source>Unlabel %n cutout(s)</source>
        <translation>
            <numerusform>Klasse von %n Ausschnitt entfernen</numerusform>
            <numerusform>Klassen von %n Ausschnitten entfernen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Label %n cutout(s) %1</source>
        <translation>
            <numerusform>%n Ausschnitt als %1 bezeichnen</numerusform>
            <numerusform>%n Ausschnitte als %1 bezeichnen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Give back the labels of %n cutout(s)</source>
        <translation>
            <numerusform>Ursprüngliche Klasse von %n Ausschnitt zurückgeben</numerusform>
            <numerusform>Ursprüngliche Klassen von %n Ausschnitten zurückgeben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Flag %n cutout(s)</source>
        <translation>
            <numerusform>%n Ausschnitt markieren</numerusform>
            <numerusform>%n Ausschnitte markieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unflag %n cutout(s)</source>
        <translation>
            <numerusform>Markierung von %n Ausschnitt entfernen</numerusform>
            <numerusform>Markierung von %n Ausschnitten entfernen</numerusform>
        </translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Notiz schreiben</translation>
    </message>
    <message>
        <source>Save the subset “%1”</source>
        <translation>Teilmenge „%1“ speichern</translation>
    </message>
    <message>
        <source>Rename the subset “%1”</source>
        <translation>Teilmenge „%1“ umbenennen</translation>
    </message>
    <message>
        <source>Remove the subset “%1”</source>
        <translation>Teilmenge „%1“ entfernen</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::MarksStrip</name>
    <message>
        <source>Flag</source>
        <translation>Markieren</translation>
    </message>
    <message>
        <source>Mark to come back to it (F); flags are a column to sort and filter by</source>
        <translation>Markieren, um darauf zurückzukommen (F); Markierungen sind eine Spalte zum Sortieren und Filtern</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>Take back the label</source>
        <translation>Klasse zurücknehmen</translation>
    </message>
    <message>
        <source>The label of the data again (U)</source>
        <translation>Wieder die Klasse der Daten (U)</translation>
    </message>
    <message>
        <source>Label the selection</source>
        <translation>Auswahl bezeichnen</translation>
    </message>
    <message>
        <source>Gives all selected cutouts one label; the keys act on the cutout that is shown</source>
        <translation>Gibt allen ausgewählten Ausschnitten eine Klasse; die Tasten wirken auf den gezeigten Ausschnitt</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>What is worth remembering (N); Esc leaves it as it was</source>
        <translation>Was zu merken sich lohnt (N); Esc lässt sie, wie sie war</translation>
    </message>
    <message>
        <source>Note (N)</source>
        <translation>Notiz (N)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Take the label away</source>
        <translation>Die Klasse entfernen</translation>
    </message>
    <message>
        <source>Label %1</source>
        <translation>Als %1 bezeichnen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Label all %1 selected</source>
        <translation>Alle %1 bezeichnen</translation>
    </message>
    <message>
        <source>Acts on %1. This one: %2</source>
        <translation>Wirkt auf %1. Dieser: %2</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::MistakeModel</name>
    <message>
        <source>%1: %2, predicted %3 at %4</source>
        <translation>%1: %2, vorhergesagt %3 mit %4</translation>
    </message>
    <message>
        <source>was %1, now %2</source>
        <translation>war %1, jetzt %2</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ModelShelf</name>
    <message>
        <source>Save the model %1</source>
        <translation>Modell %1 speichern</translation>
    </message>
    <message>
        <source>Saved the model %1.</source>
        <translation>Modell %1 gespeichert.</translation>
    </message>
    <message>
        <source>Apply %1</source>
        <translation>%1 anwenden</translation>
    </message>
    <message>
        <source>%1 predicted in %2.</source>
        <translation>%1 vorhergesagt in %2.</translation>
    </message>
    <message>
        <source>cutout</source>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>cutouts</source>
        <translation>Ausschnitte</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Write the predictions %1</source>
        <translation>Vorhersagen %1 schreiben</translation>
    </message>
    <message>
        <source>Wrote the predictions %1.</source>
        <translation>Vorhersagen %1 geschrieben.</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::NeighborDelegate</name>
    <message>
        <source>d %1</source>
        <translation>d %1</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::NeighborModel</name>
    <message>
        <source>Largest weight first. Sum by class: %1.</source>
        <translation>Größtes Gewicht zuerst. Summe je Klasse: %1.</translation>
    </message>
    <message>
        <source>%1 (hatched, to the left): nearer cutouts already speak for the same class.</source>
        <translation>%1 (schraffiert, nach links): Nähere Ausschnitte sprechen schon für dieselbe Klasse.</translation>
    </message>
    <message>
        <source>is negative</source>
        <translation>ist negativ</translation>
    </message>
    <message>
        <source>are negative</source>
        <translation>sind negativ</translation>
    </message>
    <message>
        <source>unlabelled</source>
        <translation>ohne Klasse</translation>
    </message>
    <message>
        <source>A negative weight: others stand between, so this one counts against its own class.</source>
        <translation>Ein negatives Gewicht: Andere stehen dazwischen, also zählt dieser gegen seine eigene Klasse.</translation>
    </message>
    <message>
        <source>It pulls the prediction towards its own class.</source>
        <translation>Er zieht die Vorhersage zu seiner eigenen Klasse.</translation>
    </message>
    <message>
        <source>%1, %2: weight %3, distance %4 in normalised pixel values. %5</source>
        <translation>%1, %2: Gewicht %3, Abstand %4 in normierten Pixelwerten. %5</translation>
    </message>
    <message>
        <source>made up for training</source>
        <translation>für das Training erzeugt</translation>
    </message>
    <message>
        <source>made up from it for training</source>
        <translation>daraus für das Training erzeugt</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::NormalisePage</name>
    <message>
        <source>Normalise</source>
        <translation>Normieren</translation>
    </message>
    <message>
        <source>See what a normalisation does to the same stars, and measure whether it helps.</source>
        <translation>Sehen Sie, was eine Normierung mit denselben Sternen macht, und messen Sie, ob sie hilft.</translation>
    </message>
    <message>
        <source>Normalisations are compared on cutouts. Open some first.</source>
        <translation>Normierungen werden an Ausschnitten verglichen. Öffnen Sie zuerst welche.</translation>
    </message>
    <message>
        <source>Go to Explore</source>
        <translation>Zu „Erkunden“</translation>
    </message>
    <message>
        <source>By eye or by number</source>
        <translation>Nach Augenmaß oder in Zahlen</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Vorher und nachher</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Reihe</translation>
    </message>
    <message>
        <source>Normalisations</source>
        <translation>Normierungen</translation>
    </message>
    <message>
        <source>Add a normalisation</source>
        <translation>Normierung hinzufügen</translation>
    </message>
    <message>
        <source>One more to compare with the others</source>
        <translation>Eine weitere zum Vergleichen</translation>
    </message>
    <message>
        <source>Stars</source>
        <translation>Sterne</translation>
    </message>
    <message>
        <source>Some of every class</source>
        <translation>Einige jeder Klasse</translation>
    </message>
    <message>
        <source>Selected cutouts</source>
        <translation>Ausgewählte Ausschnitte</translation>
    </message>
    <message>
        <source>Which stars</source>
        <translation>Welche Sterne</translation>
    </message>
    <message>
        <source>A random draw with equally many of every class, or the first ones of the selection</source>
        <translation>Eine Zufallsauswahl mit gleich vielen jeder Klasse, oder die ersten der Auswahl</translation>
    </message>
    <message>
        <source>Number of stars</source>
        <translation>Zahl der Sterne</translation>
    </message>
    <message>
        <source>Draw others</source>
        <translation>Andere ziehen</translation>
    </message>
    <message>
        <source>Another random draw</source>
        <translation>Eine andere Zufallsauswahl</translation>
    </message>
    <message>
        <source>Same limits for all stars</source>
        <translation>Gleiche Grenzen für alle Sterne</translation>
    </message>
    <message>
        <source>Draw all stars of a normalisation between the same two values, as a model sees them; else each between its own least and largest value</source>
        <translation>Alle Sterne einer Normierung zwischen denselben zwei Werten zeichnen, wie ein Modell sie sieht; sonst jeden zwischen seinem kleinsten und größten Wert</translation>
    </message>
    <message>
        <source>Class to tell apart</source>
        <translation>Zu unterscheidende Klasse</translation>
    </message>
    <message>
        <source>From this class</source>
        <translation>Von dieser Klasse</translation>
    </message>
    <message>
        <source>Tell apart</source>
        <translation>Unterscheide</translation>
    </message>
    <message>
        <source>from</source>
        <translation>von</translation>
    </message>
    <message>
        <source>Progress of the sweep</source>
        <translation>Fortschritt der Reihe</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the sweep</source>
        <translation>Reihe abbrechen</translation>
    </message>
    <message>
        <source>Stops soon; points that are measured stay</source>
        <translation>Hält bald an; gemessene Punkte bleiben</translation>
    </message>
    <message>
        <source>What a normalisation learns from all images, such as a maximum, it learns from these here; when a model is trained, from all of its training cutouts.</source>
        <translation>Was eine Normierung aus allen Bildern lernt, etwa ein Maximum, lernt sie hier aus diesen; wird ein Modell trainiert, aus allen seinen Trainingsausschnitten.</translation>
    </message>
    <message>
        <source>Choose a family of normalisations and press the button: a model is trained with each of them on the same divisions, and its accuracy is drawn here with its interval.</source>
        <translation>Wählen Sie eine Familie von Normierungen und drücken Sie den Knopf: Mit jeder wird ein Modell an denselben Aufteilungen trainiert und seine Genauigkeit hier mit ihrem Intervall gezeichnet.</translation>
    </message>
    <message>
        <source>all others</source>
        <translation>allen anderen</translation>
    </message>
    <message>
        <source>Histograms and maps over %1 of %2 cutouts.</source>
        <translation>Histogramme und Karten über %1 von %2 Ausschnitten.</translation>
    </message>
    <message>
        <source>Nothing is selected, so here is a draw from every class. </source>
        <translation>Nichts ist ausgewählt, daher hier eine Ziehung aus jeder Klasse. </translation>
    </message>
    <message>
        <source>Open a data set first.</source>
        <translation>Öffnen Sie zuerst einen Datensatz.</translation>
    </message>
    <message>
        <source>The cutouts need at least two classes to learn from.</source>
        <translation>Zum Lernen brauchen die Ausschnitte mindestens zwei Klassen.</translation>
    </message>
    <message>
        <source>Train %1</source>
        <translation>%1 trainieren</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Sweep: %1</source>
        <translation>Reihe: %1</translation>
    </message>
    <message>
        <source>Every model failed; the tool tips of the rows say why.</source>
        <translation>Jedes Modell schlug fehl; die Kurzhinweise der Zeilen sagen, warum.</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::NormalizerComparison</name>
    <message>
        <source>, then </source>
        <translation>, danach </translation>
    </message>
    <message>
        <source>The same stars before and after</source>
        <translation>Dieselben Sterne vorher und nachher</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>pixels as they are, drawn as in the gallery</source>
        <translation>Pixel, wie sie sind, gezeichnet wie in der Galerie</translation>
    </message>
    <message>
        <source>The pixels as they are</source>
        <translation>Die Pixel, wie sie sind</translation>
    </message>
    <message>
        <source>Choose stars</source>
        <translation>Sterne wählen</translation>
    </message>
    <message>
        <source>No cutout is without missing pixels.</source>
        <translation>Kein Ausschnitt ist ohne fehlende Pixel.</translation>
    </message>
    <message>
        <source>Normalise</source>
        <translation>Normieren</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::NormalizerEditor</name>
    <message>
        <source>Remove this normalisation</source>
        <translation>Diese Normierung entfernen</translation>
    </message>
    <message>
        <source>Normalisation as text</source>
        <translation>Normierung als Text</translation>
    </message>
    <message>
        <source>The same as one line, as the command line takes it; &gt; joins steps. Type or paste, then press Enter.</source>
        <translation>Dasselbe als eine Zeile, wie die Kommandozeile sie nimmt; &gt; verbindet Schritte. Tippen oder einfügen, dann Eingabetaste.</translation>
    </message>
    <message>
        <source>Then…</source>
        <translation>Danach…</translation>
    </message>
    <message>
        <source>Add a step after these</source>
        <translation>Einen Schritt danach hinzufügen</translation>
    </message>
    <message>
        <source>Normalise the result once more, for example the share of flux, then the z-score of every pixel</source>
        <translation>Das Ergebnis noch einmal normieren, zum Beispiel erst den Anteil am Fluss, dann den z-Wert jedes Pixels</translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation>Normierung</translation>
    </message>
    <message>
        <source>Leave this step out</source>
        <translation>Diesen Schritt weglassen</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::NormalizerPanel</name>
    <message>
        <source>Stars after: %1</source>
        <translation>Sterne danach: %1</translation>
    </message>
    <message>
        <source>%1 stars</source>
        <translation>%1 Sterne</translation>
    </message>
    <message>
        <source>%1 stars; the pixel that tells the classes apart best has an area of %2</source>
        <translation>%1 Sterne; das Pixel, das die Klassen am besten trennt, hat eine Fläche von %2</translation>
    </message>
    <message>
        <source>Separation needs two classes</source>
        <translation>Trennung braucht zwei Klassen</translation>
    </message>
    <message>
        <source>another class</source>
        <translation>einer anderen Klasse</translation>
    </message>
    <message>
        <source>Column %1, row %2: in %3 of all pairs the cutout of class %4 is the brighter one here, not that of class %5 (area under the ROC curve).
Classes that do not differ stay within 0.5 ± %6; %7 against %8 cutouts.</source>
        <translation>Spalte %1, Zeile %2: In %3 aller Paare ist hier der Ausschnitt der Klasse %4 der hellere, nicht der von Klasse %5 (Fläche unter der ROC-Kurve).
Klassen ohne Unterschied bleiben bei 0.5 ± %6; %7 gegen %8 Ausschnitte.</translation>
    </message>
    <message>
        <source>%1, class %2</source>
        <translation>%1, Klasse %2</translation>
    </message>
    <message>
        <source>How the pixel values of each class are spread: the middle 99.5 % of all values; heights are the root of the share, so that rare values show.</source>
        <translation>Wie die Pixelwerte jeder Klasse verteilt sind: die mittleren 99.5 % aller Werte; Höhen sind die Wurzel des Anteils, damit seltene Werte zu sehen sind.</translation>
    </message>
    <message>
        <source>Pixel value</source>
        <translation>Pixelwert</translation>
    </message>
    <message>
        <source>√ share</source>
        <translation>√ Anteil</translation>
    </message>
    <message>
        <source>AUC of each pixel
best %1, chance ±%2</source>
        <translation>AUC jedes Pixels
bestes %1, Zufall ±%2</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::NumberEditor</name>
    <message>
        <source>%1, slider</source>
        <translation>%1, Schieberegler</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::OpinionModel</name>
    <message>
        <source>wrong</source>
        <translation>falsch</translation>
    </message>
    <message>
        <source>right</source>
        <translation>richtig</translation>
    </message>
    <message>
        <source>trained on it</source>
        <translation>daran trainiert</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: not among its test cutouts</source>
        <translation>%1: nicht unter seinen Testausschnitten</translation>
    </message>
    <message>
        <source>%1: %2 at %3, %4</source>
        <translation>%1: %2 bei %3, %4</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::OpinionTable</name>
    <message>
        <source>What every run says of this cutout</source>
        <translation>Was jeder Lauf zu diesem Ausschnitt sagt</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ParameterForm</name>
    <message>
        <source>More settings</source>
        <translation>Weitere Einstellungen</translation>
    </message>
    <message>
        <source>More settings (%1 changed)</source>
        <translation>Weitere Einstellungen (%1 geändert)</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ParameterRow</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>%1 zurücksetzen</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>Zurück auf %1</translation>
    </message>
    <message>
        <source>%1 must be one word without blanks, quotes or any of | &gt; : , = ( ) ;</source>
        <translation>%1 muss ein Wort sein ohne Leerzeichen, Anführungszeichen und ohne | &gt; : , = ( ) ;</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::PcaPanel</name>
    <message>
        <source>PC %1 holds %2 of the variance, the first %1 together %3</source>
        <translation>PC %1 hält %2 der Varianz, die ersten %1 zusammen %3</translation>
    </message>
    <message>
        <source>What each component changes</source>
        <translation>Was jede Komponente ändert</translation>
    </message>
    <message>
        <source>Eigen-images: what brightens (orange) and what fades (blue) along each principal component</source>
        <translation>Eigenbilder: was entlang jeder Hauptkomponente heller (orange) und dunkler (blau) wird</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::PipelineEditor</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Train this model</source>
        <translation>Dieses Modell trainieren</translation>
    </message>
    <message>
        <source>Add a copy of this model</source>
        <translation>Kopie dieses Modells hinzufügen</translation>
    </message>
    <message>
        <source>Remove this model</source>
        <translation>Dieses Modell entfernen</translation>
    </message>
    <message>
        <source>Pipeline as text</source>
        <translation>Pipeline als Text</translation>
    </message>
    <message>
        <source>The same model as one line, as the command line takes it. Type or paste, then press Enter.</source>
        <translation>Dasselbe Modell als eine Zeile, wie die Kommandozeile sie nimmt. Tippen oder einfügen, dann Eingabetaste.</translation>
    </message>
    <message>
        <source>Copy the pipeline text</source>
        <translation>Text der Pipeline kopieren</translation>
    </message>
    <message>
        <source>Copy this line</source>
        <translation>Diese Zeile kopieren</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation>Normierung</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Normalise by</source>
        <translation>Normieren durch</translation>
    </message>
    <message>
        <source>Also in this pipeline: %1</source>
        <translation>Auch in dieser Pipeline: %1</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::PixelTableModel</name>
    <message>
        <source>no value</source>
        <translation>kein Wert</translation>
    </message>
    <message>
        <source>Column %1, row %2</source>
        <translation>Spalte %1, Zeile %2</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::PosteriorView</name>
    <message>
        <source>not %1</source>
        <translation>nicht %1</translation>
    </message>
    <message>
        <source>Posterior mean with its band</source>
        <translation>Posterior-Mittelwert mit Band</translation>
    </message>
    <message>
        <source>Mean of the latent function and its band. How many standard deviations wide the band must be is learned from training cutouts predicted without their own object, so that wrong decisions seldom look certain. The variance is that of the latent function: it depends on where the neighbours lie, not on their labels, and leaves out the noise of a new label.</source>
        <translation>Mittelwert der latenten Funktion und sein Band. Wie viele Standardabweichungen breit das Band sein muss, wird aus Trainingsausschnitten gelernt, die ohne ihr eigenes Objekt vorhergesagt werden, damit falsche Entscheidungen selten sicher aussehen. Die Varianz ist die der latenten Funktion: Sie hängt davon ab, wo die Nachbarn liegen, nicht von ihren Klassen, und lässt das Rauschen einer neuen Klassenangabe aus.</translation>
    </message>
    <message>
        <source>trained band, %1 σ</source>
        <translation>trainiertes Band, %1 σ</translation>
    </message>
    <message>
        <source>2σ</source>
        <translation>2σ</translation>
    </message>
    <message>
        <source>μ = %1 ± %2 (%3, latent function)</source>
        <translation>μ = %1 ± %2 (%3, latente Funktion)</translation>
    </message>
    <message>
        <source>the band holds the boundary 0: undecided at this level</source>
        <translation>das Band enthält die Grenze 0: auf diesem Niveau unentschieden</translation>
    </message>
    <message>
        <source>the band stays on the side of %1</source>
        <translation>das Band bleibt auf der Seite von %1</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ProblemModel</name>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>What was wrong and what became of it</source>
        <translation>Was nicht stimmte und was daraus wurde</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ProfileChart</name>
    <message>
        <source>Light by distance from the centre, for every class</source>
        <translation>Licht nach Abstand vom Zentrum, für jede Klasse</translation>
    </message>
    <message>
        <source>Flux per px</source>
        <translation>Fluss pro px</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 px</translation>
    </message>
    <message>
        <source>%1 %2 ± %3</source>
        <translation>%1 %2 ± %3</translation>
    </message>
    <message>
        <source>Distance from the centre (px); bands: ±1σ</source>
        <translation>Abstand vom Zentrum (px); Bänder: ±1σ</translation>
    </message>
    <message>
        <source>Mean light of each class; the bands are the spread between its cutouts (±1σ)</source>
        <translation>Mittleres Licht jeder Klasse; die Bänder sind die Streuung zwischen ihren Ausschnitten (±1σ)</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::Rail</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation>%1 (Strg+%2)</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::RelearnBar</name>
    <message>
        <source>Train again with the new labels</source>
        <translation>Mit den neuen Klassen neu trainieren</translation>
    </message>
    <message>
        <source>The same pipeline on the same division of the cutouts; then both are compared on the same test cutouts, judged by the new labels</source>
        <translation>Dieselbe Pipeline an derselben Aufteilung der Ausschnitte; dann werden beide an denselben Testausschnitten verglichen, nach den neuen Klassen beurteilt</translation>
    </message>
    <message>
        <source>Training again…</source>
        <translation>Wird neu trainiert…</translation>
    </message>
    <message>
        <source>⚠ Labels changed since this run was trained.</source>
        <translation>⚠ Klassen geändert, seit dieser Lauf trainiert wurde.</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::Relearning</name>
    <message>
        <source>Train again: %1</source>
        <translation>Neu trainieren: %1</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ReliabilityChart</name>
    <message>
        <source>Share of right predictions against their probability</source>
        <translation>Anteil richtiger Vorhersagen gegen ihre Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Probability that the model states</source>
        <translation>Wahrscheinlichkeit, die das Modell nennt</translation>
    </message>
    <message>
        <source>Share that came true</source>
        <translation>Anteil, der eintraf</translation>
    </message>
    <message>
        <source>%1: of %2 that were said to be right with %3, %4 were (95 % interval %5 to %6)</source>
        <translation>%1: Von %2, die mit %3 richtig sein sollten, waren es %4 (95-%-Intervall %5 bis %6)</translation>
    </message>
    <message>
        <source>As given</source>
        <translation>Wie angegeben</translation>
    </message>
    <message>
        <source>means what it says</source>
        <translation>hält, was es sagt</translation>
    </message>
    <message>
        <source>as given</source>
        <translation>wie angegeben</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ReviewFiles</name>
    <message>
        <source>Review lists (*.csv *.fits *.fit *.xml *.vot *.votable);;All files (*)</source>
        <translation>Prüflisten (*.csv *.fits *.fit *.xml *.vot *.votable);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>There is nothing to write: select cutouts, or label, flag or note some.</source>
        <translation>Es gibt nichts zu schreiben: Wählen Sie Ausschnitte aus, oder bezeichnen, markieren oder notieren Sie etwas.</translation>
    </message>
    <message>
        <source>Write the review list %1</source>
        <translation>Prüfliste %1 schreiben</translation>
    </message>
    <message>
        <source>Wrote %1 to %2.</source>
        <translation>%1 nach %2 geschrieben.</translation>
    </message>
    <message>
        <source>cutout</source>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>cutouts</source>
        <translation>Ausschnitte</translation>
    </message>
    <message>
        <source>Open the data first: a review list speaks of their cutouts.</source>
        <translation>Öffnen Sie zuerst die Daten: Eine Prüfliste handelt von deren Ausschnitten.</translation>
    </message>
    <message>
        <source>Read the review list %1</source>
        <translation>Prüfliste %1 lesen</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>%1 importieren</translation>
    </message>
    <message>
        <source>%1 of %2 cutouts in %3 differed and were taken over; %4 changed.</source>
        <translation>%1 von %2 Ausschnitten in %3 wichen ab und wurden übernommen; %4 geändert.</translation>
    </message>
    <message>
        <source>label</source>
        <translation>Klassenangabe</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>Klassenangaben</translation>
    </message>
    <message>
        <source>Export a review list</source>
        <translation>Prüfliste exportieren</translation>
    </message>
    <message>
        <source>Import a review list</source>
        <translation>Prüfliste importieren</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ReviewModel</name>
    <message>
        <source>%1 of %2 reviewed</source>
        <translation>%1 von %2 durchgesehen</translation>
    </message>
    <message>
        <source>The models were right about %1 of %2</source>
        <translation>Die Modelle lagen bei %1 von %2 richtig</translation>
    </message>
    <message>
        <source>: accuracy %1, 95 % interval %2</source>
        <translation>: Genauigkeit %1, 95-%-Intervall %2</translation>
    </message>
    <message>
        <source>%1: %2, no prediction</source>
        <translation>%1: %2, keine Vorhersage</translation>
    </message>
    <message>
        <source>%1: %2, predicted %3 at %4 by %5; score %6</source>
        <translation>%1: %2, vorhergesagt %3 mit %4 von %5; Wert %6</translation>
    </message>
    <message>
        <source>%1 models on average</source>
        <translation>%1 Modellen im Mittel</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ReviewPanel</name>
    <message>
        <source>How much of the queue has been reviewed</source>
        <translation>Wie viel der Liste durchgesehen ist</translation>
    </message>
    <message>
        <source>Cutouts to review</source>
        <translation>Ausschnitte zur Durchsicht</translation>
    </message>
    <message>
        <source>%1, the first: %2: %3</source>
        <translation>%1, das erste: %2: %3</translation>
    </message>
    <message>
        <source>problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Ranked by</source>
        <translation>Rang nach</translation>
    </message>
    <message>
        <source>What comes first</source>
        <translation>Was zuerst kommt</translation>
    </message>
    <message>
        <source>Among</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Which cutouts may be in the queue</source>
        <translation>Welche Ausschnitte in die Liste dürfen</translation>
    </message>
    <message>
        <source>All cutouts</source>
        <translation>Alle Ausschnitte</translation>
    </message>
    <message>
        <source>Labelled cutouts</source>
        <translation>Mit Klasse</translation>
    </message>
    <message>
        <source>Unlabelled cutouts</source>
        <translation>Ohne Klasse</translation>
    </message>
    <message>
        <source>Length of the queue</source>
        <translation>Länge der Liste</translation>
    </message>
    <message>
        <source>At most so many cutouts</source>
        <translation>Höchstens so viele Ausschnitte</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Ordnen</translation>
    </message>
    <message>
        <source>Rank the queue</source>
        <translation>Liste ordnen</translation>
    </message>
    <message>
        <source>Makes a new queue of cutouts that nobody has labelled in this window</source>
        <translation>Macht eine neue Liste aus Ausschnitten, die in diesem Fenster niemand bezeichnet hat</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Export this queue</source>
        <translation>Diese Liste exportieren</translation>
    </message>
    <message>
        <source>Ids, labels, notes, scores and predictions as CSV, FITS table or VOTable, to be filled in elsewhere</source>
        <translation>Kennungen, Klassen, Notizen, Werte und Vorhersagen als CSV, FITS-Tabelle oder VOTable, um sie anderswo auszufüllen</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Import…</translation>
    </message>
    <message>
        <source>Import a review list</source>
        <translation>Prüfliste importieren</translation>
    </message>
    <message>
        <source>Labels, flags and notes of a CSV, FITS table or VOTable with a column “id”; one step of undo</source>
        <translation>Klassen, Markierungen und Notizen aus CSV, FITS-Tabelle oder VOTable mit einer Spalte „id“; ein Schritt zum Rückgängigmachen</translation>
    </message>
    <message>
        <source>Ranking…</source>
        <translation>Wird geordnet…</translation>
    </message>
    <message>
        <source>Rank cutouts to review</source>
        <translation>Ausschnitte zur Durchsicht ordnen</translation>
    </message>
    <message>
        <source>No cutout is left for this queue. Runs speak of their test cutouts, applied models of cutouts that they were not trained on; disagreement needs two of them.</source>
        <translation>Kein Ausschnitt ist für diese Liste übrig. Läufe sprechen von ihren Testausschnitten, angewandte Modelle von Ausschnitten, an denen sie nicht trainiert wurden; Uneinigkeit braucht zwei davon.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Which cutouts a person should look at first. A key labels the open one and leads on to the next, → leaves it for later.</source>
        <translation>Welche Ausschnitte ein Mensch zuerst ansehen sollte. Eine Taste bezeichnet den offenen und führt zum nächsten, → lässt ihn für später.</translation>
    </message>
    <message>
        <source>Listed with the mean of what %1 models say, of those that did not train on the cutout.</source>
        <translation>Aufgeführt mit dem Mittel dessen, was %1 Modelle sagen, die nicht an dem Ausschnitt trainiert wurden.</translation>
    </message>
    <message>
        <source>All done: rank again, or train again with the new labels.</source>
        <translation>Alles erledigt: neu ordnen oder mit den neuen Klassen neu trainieren.</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::RocChart</name>
    <message>
        <source>ROC curves of the selected runs</source>
        <translation>ROC-Kurven der ausgewählten Läufe</translation>
    </message>
    <message>
        <source>False positive rate</source>
        <translation>Falsch-Positiv-Rate</translation>
    </message>
    <message>
        <source>True positive rate</source>
        <translation>Richtig-Positiv-Rate</translation>
    </message>
    <message>
        <source>AUC %1</source>
        <translation>AUC %1</translation>
    </message>
    <message>
        <source>%1: calling %2 from a probability of %3 on finds %4 of them and mistakes %5 of the others</source>
        <translation>%1: Wer ab Wahrscheinlichkeit %3 %2 sagt, findet %4 davon und hält %5 der anderen dafür</translation>
    </message>
    <message>
        <source>above 1</source>
        <translation>über 1</translation>
    </message>
    <message>
        <source>%1 against the rest</source>
        <translation>%1 gegen den Rest</translation>
    </message>
    <message>
        <source>False positive rate, %1</source>
        <translation>Falsch-Positiv-Rate, %1</translation>
    </message>
    <message>
        <source>True positive rate of %1</source>
        <translation>Richtig-Positiv-Rate von %1</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::RuleDialog</name>
    <message>
        <source>Label selection by rule</source>
        <translation>Auswahl nach Regel bezeichnen</translation>
    </message>
    <message>
        <source>unlabelled</source>
        <translation>ohne Klasse</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Kept with every label, so that it tells where it comes from</source>
        <translation>Wird mit jeder Klasse gespeichert, damit sie sagt, woher sie kommt</translation>
    </message>
    <message>
        <source>e.g. separation &gt; 2 px and P(blend) &gt; 0.99</source>
        <translation>z. B. separation &gt; 2 px und P(blend) &gt; 0.99</translation>
    </message>
    <message>
        <source>Label %1</source>
        <translation>%1 bezeichnen</translation>
    </message>
    <message>
        <source>cutout</source>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>cutouts</source>
        <translation>Ausschnitte</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::RunTable</name>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::RunTableModel</name>
    <message>
        <source>separate test set</source>
        <translation>eigener Testdatensatz</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>%1 of %2 test cutouts correct; 95 % interval %3</source>
        <translation>%1 von %2 Testausschnitten richtig; 95-%-Intervall %3</translation>
    </message>
    <message>
        <source>%1; 95 % interval %2 (%3)</source>
        <translation>%1; 95-%-Intervall %2 (%3)</translation>
    </message>
    <message>
        <source>labels changed since: train again</source>
        <translation>Klassen seither geändert: neu trainieren</translation>
    </message>
    <message>
        <source>%1
Mean over the classes, each against the rest</source>
        <translation>%1
Mittelwert über die Klassen, jede gegen den Rest</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>Pipeline</translation>
    </message>
    <message>
        <source>Normalisation and model, as the command line would be given them</source>
        <translation>Normierung und Modell, wie man sie der Kommandozeile gäbe</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Share of test cutouts classified correctly, with the 95 % interval that chance leaves</source>
        <translation>Anteil der richtig eingeordneten Testausschnitte, mit dem 95-%-Intervall, das der Zufall lässt</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Ausgewogen</translation>
    </message>
    <message>
        <source>Balanced accuracy: mean over the classes of the share found; fair when classes differ in size</source>
        <translation>Ausgewogene Genauigkeit: Mittelwert des gefundenen Anteils über die Klassen; fair, wenn Klassen verschieden groß sind</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Area under the ROC curve: the chance that a cutout of a class scores above one of the rest. With two classes that of the positive one; with more the mean over the classes, each against the rest, where the ROC chart shows the positive class alone</source>
        <translation>Fläche unter der ROC-Kurve: die Wahrscheinlichkeit, dass ein Ausschnitt einer Klasse höher bewertet wird als einer des Rests. Bei zwei Klassen die der positiven; bei mehr der Mittelwert über die Klassen, jede gegen den Rest, während das ROC-Diagramm nur die positive Klasse zeigt</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Harmonic mean of precision and recall: of the positive class of two, else the mean over the classes</source>
        <translation>Harmonisches Mittel von Präzision und Trefferquote: bei zweien der positiven Klasse, sonst der Mittelwert über die Klassen</translation>
    </message>
    <message>
        <source>MCC</source>
        <translation>MCC</translation>
    </message>
    <message>
        <source>Matthews correlation between truth and prediction: 1 perfect, 0 guessing</source>
        <translation>Matthews-Korrelation zwischen Wahrheit und Vorhersage: 1 ist perfekt, 0 geraten</translation>
    </message>
    <message>
        <source>Brier</source>
        <translation>Brier</translation>
    </message>
    <message>
        <source>Squared error of the probabilities, summed over classes: 0 is best</source>
        <translation>Quadratischer Fehler der Wahrscheinlichkeiten, über die Klassen summiert: 0 ist am besten</translation>
    </message>
    <message>
        <source>Log loss</source>
        <translation>Log-Verlust</translation>
    </message>
    <message>
        <source>Mean −log probability given to the true class: 0 is best, confident mistakes cost most</source>
        <translation>Mittleres −log der Wahrscheinlichkeit, die der wahren Klasse gegeben wurde: 0 ist am besten, sichere Fehler kosten am meisten</translation>
    </message>
    <message>
        <source>ECE</source>
        <translation>ECE</translation>
    </message>
    <message>
        <source>Expected calibration error: how far stated probabilities are from observed frequencies</source>
        <translation>Erwarteter Kalibrierfehler: wie weit genannte Wahrscheinlichkeiten von beobachteten Häufigkeiten abweichen</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Anpassen</translation>
    </message>
    <message>
        <source>Time to train, over all rounds</source>
        <translation>Zeit zum Trainieren, über alle Runden</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>Vorhersagen</translation>
    </message>
    <message>
        <source>Time to predict the test cutouts, over all rounds</source>
        <translation>Zeit zum Vorhersagen der Testausschnitte, über alle Runden</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Cutouts to train on</source>
        <translation>Ausschnitte zum Trainieren</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Cutouts tested, over all rounds</source>
        <translation>Geprüfte Ausschnitte, über alle Runden</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Aufteilung</translation>
    </message>
    <message>
        <source>How the cutouts were parted</source>
        <translation>Wie die Ausschnitte aufgeteilt wurden</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ScatterLegend</name>
    <message>
        <source>What the colours mean</source>
        <translation>Was die Farben bedeuten</translation>
    </message>
    <message>
        <source>Show or hide %1 (%2)</source>
        <translation>%1 (%2) zeigen oder verbergen</translation>
    </message>
    <message>
        <source>cutout</source>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>cutouts</source>
        <translation>Ausschnitte</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ScatterTools</name>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Drag to move, turn the wheel to zoom. With Shift or Ctrl held, drag a rectangle that adds to the selection or takes away from it.</source>
        <translation>Ziehen verschiebt, das Rad vergrößert. Mit Umschalt oder Strg zieht man ein Rechteck, das hinzufügt oder wegnimmt.</translation>
    </message>
    <message>
        <source>Select a rectangle</source>
        <translation>Rechteck auswählen</translation>
    </message>
    <message>
        <source>Drag a rectangle to select. Shift adds, Ctrl takes away.</source>
        <translation>Ein Rechteck ziehen, um auszuwählen. Umschalt fügt hinzu, Strg nimmt weg.</translation>
    </message>
    <message>
        <source>Select by lasso</source>
        <translation>Mit dem Lasso auswählen</translation>
    </message>
    <message>
        <source>Drag around points to select them. Shift adds, Ctrl takes away.</source>
        <translation>Punkte umfahren, um sie auszuwählen. Umschalt fügt hinzu, Strg nimmt weg.</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom in (z or +)</source>
        <translation>Vergrößern (z oder +)</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Zoom out (Z or −)</source>
        <translation>Verkleinern (Z oder −)</translation>
    </message>
    <message>
        <source>Show all points</source>
        <translation>Alle Punkte zeigen</translation>
    </message>
    <message>
        <source>Show all points (Home)</source>
        <translation>Alle Punkte zeigen (Pos1)</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ScatterView</name>
    <message>
        <source>Cutouts as points</source>
        <translation>Ausschnitte als Punkte</translation>
    </message>
    <message>
        <source>%1, %2 selected</source>
        <translation>%1, %2 ausgewählt</translation>
    </message>
    <message>
        <source>point</source>
        <translation>Punkt</translation>
    </message>
    <message>
        <source>points</source>
        <translation>Punkte</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ScreeView</name>
    <message>
        <source>Share of the variance by principal component</source>
        <translation>Anteil der Varianz nach Hauptkomponente</translation>
    </message>
    <message>
        <source>0 %</source>
        <translation>0 %</translation>
    </message>
    <message>
        <source>Share of the variance: bars each, line together</source>
        <translation>Anteil der Varianz: Balken einzeln, Linie zusammen</translation>
    </message>
    <message>
        <source>Principal component</source>
        <translation>Hauptkomponente</translation>
    </message>
    <message>
        <source>Share of the variance</source>
        <translation>Anteil an der Varianz</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::SensitivityView</name>
    <message>
        <source>Map of the pixels that matter</source>
        <translation>Karte der Pixel, auf die es ankommt</translation>
    </message>
    <message>
        <source>How much the decision would change if one normalised pixel were a little brighter: the derivative of the posterior mean by that pixel, with the neighbours kept.</source>
        <translation>Wie sehr sich die Entscheidung änderte, wenn ein normiertes Pixel etwas heller wäre: die Ableitung des Posterior-Mittelwerts nach diesem Pixel, bei festgehaltenen Nachbarn.</translation>
    </message>
    <message>
        <source>column %1, row %2: %3 per unit</source>
        <translation>Spalte %1, Zeile %2: %3 je Einheit</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::SeriesPlot</name>
    <message>
        <source>… and %1 more</source>
        <translation>… und %1 weitere</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::SessionKeeper</name>
    <message>
        <source>label</source>
        <translation>Klassenangabe</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>Klassenangaben</translation>
    </message>
    <message>
        <source>flag</source>
        <translation>Markierung</translation>
    </message>
    <message>
        <source>flags</source>
        <translation>Markierungen</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>subset</source>
        <translation>Teilmenge</translation>
    </message>
    <message>
        <source>subsets</source>
        <translation>Teilmengen</translation>
    </message>
    <message>
        <source>run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>%1 of %2, %3</source>
        <translation>%1 von %2, %3</translation>
    </message>
    <message>
        <source>the selection</source>
        <translation>die Auswahl</translation>
    </message>
    <message>
        <source>Open the session %1</source>
        <translation>Sitzung %1 öffnen</translation>
    </message>
    <message>
        <source>%1 of %2 × %3 pixels, %4</source>
        <translation>%1 mit %2 × %3 Pixeln, %4</translation>
    </message>
    <message>
        <source>cutout</source>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>cutouts</source>
        <translation>Ausschnitte</translation>
    </message>
    <message>
        <source>The data of the session %1 are not where they were (%2). Where are they now?</source>
        <translation>Die Daten der Sitzung %1 sind nicht mehr am alten Ort (%2). Wo sind sie jetzt?</translation>
    </message>
    <message>
        <source>The session %1 was made with other data (%2) than those in %3 (%4). With these, labels, flags, notes and subsets go to cutouts of the same id, and runs stay behind.</source>
        <translation>Die Sitzung %1 entstand mit anderen Daten (%2) als denen in %3 (%4). Mit diesen gehen Klassen, Markierungen, Notizen und Teilmengen an Ausschnitte mit gleicher Kennung, und Läufe bleiben zurück.</translation>
    </message>
    <message>
        <source>Earlier work was not closed: %1. Go on where you were?</source>
        <translation>Frühere Arbeit wurde nicht abgeschlossen: %1. Dort weitermachen?</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::SettingsColumn</name>
    <message>
        <source>Fold the settings away or back</source>
        <translation>Einstellungen auf- oder zuklappen</translation>
    </message>
    <message>
        <source>Show the settings</source>
        <translation>Einstellungen zeigen</translation>
    </message>
    <message>
        <source>Fold the settings away</source>
        <translation>Einstellungen zuklappen</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::SharedLimits</name>
    <message>
        <source>Find limits for all cutouts</source>
        <translation>Grenzen für alle Ausschnitte suchen</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::SplitForm</name>
    <message>
        <source>Objects found among the cutouts</source>
        <translation>In den Ausschnitten gefundene Objekte</translation>
    </message>
    <message>
        <source>Part that is tested</source>
        <translation>Teil, der geprüft wird</translation>
    </message>
    <message>
        <source>Share of the cutouts kept away from training to test on</source>
        <translation>Anteil der Ausschnitte, die zum Prüfen zurückgehalten werden</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Folds</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>Number of equal parts; each is tested once by a model trained on the others</source>
        <translation>Zahl gleicher Teile; jeder wird einmal von einem Modell geprüft, das an den anderen trainiert wurde</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Number of independent random divisions</source>
        <translation>Zahl unabhängiger Zufallsaufteilungen</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Start of the random draw: the same seed gives the same division</source>
        <translation>Beginn der Zufallsziehung: derselbe Startwert gibt dieselbe Aufteilung</translation>
    </message>
    <message>
        <source>Kind of division</source>
        <translation>Art der Aufteilung</translation>
    </message>
    <message>
        <source>Hold some out</source>
        <translation>Einen Teil zurückhalten</translation>
    </message>
    <message>
        <source>K-fold</source>
        <translation>Kreuzvalidierung</translation>
    </message>
    <message>
        <source>Hold out, repeated</source>
        <translation>Zurückhalten, wiederholt</translation>
    </message>
    <message>
        <source>Keep together by</source>
        <translation>Zusammenhalten nach</translation>
    </message>
    <message>
        <source>Cutouts with the same value in this column stay on one side, so that no object is both learnt and tested</source>
        <translation>Ausschnitte mit gleichem Wert in dieser Spalte bleiben auf einer Seite, damit kein Objekt zugleich gelernt und geprüft wird</translation>
    </message>
    <message>
        <source>Stratify</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Keep the proportions of the classes in every part</source>
        <translation>Die Anteile der Klassen in jedem Teil erhalten</translation>
    </message>
    <message>
        <source>Same class mix in every part</source>
        <translation>Gleiche Klassenmischung in jedem Teil</translation>
    </message>
    <message>
        <source>Division</source>
        <translation>Aufteilung</translation>
    </message>
    <message>
        <source>Test part</source>
        <translation>Testanteil</translation>
    </message>
    <message>
        <source>Keep together</source>
        <translation>Zusammenhalten</translation>
    </message>
    <message>
        <source>Nothing: every cutout alone</source>
        <translation>Nichts: jeder Ausschnitt für sich</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>%1 rounds: each trains on about %2 cutouts and tests the other %3, so that every cutout is tested once.</source>
        <translation>%1 Runden: Jede trainiert an etwa %2 Ausschnitten und prüft die anderen %3, sodass jeder Ausschnitt einmal geprüft wird.</translation>
    </message>
    <message>
        <source>%1 cutouts train, %2 are tested</source>
        <translation>%1 Ausschnitte trainieren, %2 werden geprüft</translation>
    </message>
    <message>
        <source>%1 rounds with a fresh draw each: %2.</source>
        <translation>%1 Runden mit jeweils neuer Ziehung: %2.</translation>
    </message>
    <message>
        <source>Each cutout counts as an object of its own.</source>
        <translation>Jeder Ausschnitt zählt als eigenes Objekt.</translation>
    </message>
    <message>
        <source>Copies of an image, mirrored ones too, and cutouts at one place on the sky stay together.</source>
        <translation>Kopien eines Bildes, auch gespiegelte, und Ausschnitte an einem Ort am Himmel bleiben zusammen.</translation>
    </message>
    <message>
        <source>Cutouts that share %1 stay together: none of them is on both sides.</source>
        <translation>Ausschnitte mit gleichem %1 bleiben zusammen: Keiner ist auf beiden Seiten.</translation>
    </message>
    <message>
        <source>Open a data set to see how many cutouts would train.</source>
        <translation>Öffnen Sie einen Datensatz, um zu sehen, wie viele Ausschnitte trainieren würden.</translation>
    </message>
    <message>
        <source>No cutout of this data set has a class, so nothing can be trained.</source>
        <translation>Kein Ausschnitt dieses Datensatzes hat eine Klasse, also kann nichts trainiert werden.</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::StatusLine</name>
    <message>
        <source>Data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Shown and selected cutouts</source>
        <translation>Gezeigte und ausgewählte Ausschnitte</translation>
    </message>
    <message>
        <source>How cutouts are drawn</source>
        <translation>Wie Ausschnitte gezeichnet werden</translation>
    </message>
    <message>
        <source>Running job</source>
        <translation>Laufende Aufgabe</translation>
    </message>
    <message>
        <source>Show all jobs</source>
        <translation>Alle Aufgaben zeigen</translation>
    </message>
    <message>
        <source>Progress of the running job</source>
        <translation>Fortschritt der laufenden Aufgabe</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>Keine Daten</translation>
    </message>
    <message>
        <source>What was done last</source>
        <translation>Was zuletzt getan wurde</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Getan: %1</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>%1 ausgewählt</translation>
    </message>
    <message>
        <source>, %1 of them hidden by the filter</source>
        <translation>, davon %1 vom Filter verborgen</translation>
    </message>
    <message>
        <source>, %1 of them not shown</source>
        <translation>, davon %1 nicht gezeigt</translation>
    </message>
    <message>
        <source>%1 shown of %2, %3</source>
        <translation>%1 von %2 gezeigt, %3</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::StudyHeatMap</name>
    <message>
        <source>Accuracy by normalisation and embedding</source>
        <translation>Genauigkeit nach Normierung und Einbettung</translation>
    </message>
    <message>
        <source>%1
Accuracy %2, 95 % interval %3</source>
        <translation>%1
Genauigkeit %2, 95-%-Intervall %3</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::StudyPage</name>
    <message>
        <source>Study</source>
        <translation>Studie</translation>
    </message>
    <message>
        <source>Try a grid of normalisations, embeddings and models on the same divisions, and write the report.</source>
        <translation>Ein Raster von Normierungen, Einbettungen und Modellen an denselben Aufteilungen erproben und den Bericht schreiben.</translation>
    </message>
    <message>
        <source>Tick what to try and press Run. Results are kept one by one: a study that was stopped goes on where it was.</source>
        <translation>Kreuzen Sie an, was erprobt werden soll, und starten Sie. Ergebnisse werden einzeln gespeichert: Eine angehaltene Studie geht dort weiter, wo sie war.</translation>
    </message>
    <message>
        <source>Ticked steps are tried with each other. Double-click to change the parameters of one.</source>
        <translation>Angekreuzte Schritte werden miteinander erprobt. Doppelklick ändert die Parameter.</translation>
    </message>
    <message>
        <source>Normalisations</source>
        <translation>Normierungen</translation>
    </message>
    <message>
        <source>Embeddings</source>
        <translation>Einbettungen</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Divisions</source>
        <translation>Aufteilungen</translation>
    </message>
    <message>
        <source>Also choose by training rows</source>
        <translation>Auch nach Trainingszeilen wählen</translation>
    </message>
    <message>
        <source>Parts the training rows of each division three ways once more and picks a pipeline there: what choosing is really worth. Takes four times as long.</source>
        <translation>Teilt die Trainingszeilen jeder Aufteilung noch einmal dreifach und wählt dort eine Pipeline: was das Wählen wirklich wert ist. Dauert viermal so lang.</translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation>Gespeichert in</translation>
    </message>
    <message>
        <source>Session file</source>
        <translation>Sitzungsdatei</translation>
    </message>
    <message>
        <source>Every result is saved here at once</source>
        <translation>Jedes Ergebnis wird hier sofort gespeichert</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose the session file</source>
        <translation>Sitzungsdatei wählen</translation>
    </message>
    <message>
        <source>Progress of the study</source>
        <translation>Fortschritt der Studie</translation>
    </message>
    <message>
        <source>Run study</source>
        <translation>Studie starten</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop the study</source>
        <translation>Studie anhalten</translation>
    </message>
    <message>
        <source>What is finished is kept</source>
        <translation>Was fertig ist, bleibt</translation>
    </message>
    <message>
        <source>Pipelines of the study, best first</source>
        <translation>Pipelines der Studie, beste zuerst</translation>
    </message>
    <message>
        <source>Write report…</source>
        <translation>Bericht schreiben…</translation>
    </message>
    <message>
        <source>Write the report</source>
        <translation>Den Bericht schreiben</translation>
    </message>
    <message>
        <source>What the study says on blends, models, normalisation, embedding and trust, as HTML or PDF</source>
        <translation>Was die Studie zu Blends, Modellen, Normierung, Einbettung und Vertrauen sagt, als HTML oder PDF</translation>
    </message>
    <message>
        <source>pipeline</source>
        <translation>Pipeline</translation>
    </message>
    <message>
        <source>pipelines</source>
        <translation>Pipelines</translation>
    </message>
    <message>
        <source>Open a data set first.</source>
        <translation>Öffnen Sie zuerst einen Datensatz.</translation>
    </message>
    <message>
        <source>Name a file to keep the study in.</source>
        <translation>Nennen Sie eine Datei für die Studie.</translation>
    </message>
    <message>
        <source>Study: %1</source>
        <translation>Studie: %1</translation>
    </message>
    <message>
        <source>Stopped. What is finished is kept; Run goes on from there.</source>
        <translation>Angehalten. Was fertig ist, bleibt; ein neuer Start geht von dort weiter.</translation>
    </message>
    <message>
        <source>Keep the study in</source>
        <translation>Studie speichern in</translation>
    </message>
    <message>
        <source>Sessions (*.blend);;All files (*)</source>
        <translation>Sitzungen (*.blend);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>HTML (*.html);;PDF (*.pdf)</source>
        <translation>HTML (*.html);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Wrote %1.</source>
        <translation>%1 geschrieben.</translation>
    </message>
    <message>
        <source>Model of the heat map</source>
        <translation>Modell der Heatmap</translation>
    </message>
    <message>
        <source>The model whose accuracies are laid out by normalisation and embedding</source>
        <translation>Das Modell, dessen Genauigkeiten nach Normierung und Einbettung ausgelegt sind</translation>
    </message>
    <message>
        <source>Accuracy by normalisation and embedding</source>
        <translation>Genauigkeit nach Normierung und Einbettung</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::SubsetModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>cutout</source>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>cutouts</source>
        <translation>Ausschnitte</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::SubsetPanel</name>
    <message>
        <source>Give a selection a name, to select it again, and to sort, colour and filter by it.</source>
        <translation>Geben Sie einer Auswahl einen Namen, um sie wieder auszuwählen und danach zu sortieren, zu färben und zu filtern.</translation>
    </message>
    <message>
        <source>Save the selection…</source>
        <translation>Auswahl speichern…</translation>
    </message>
    <message>
        <source>Named subsets</source>
        <translation>Benannte Teilmengen</translation>
    </message>
    <message>
        <source>Click one to select its cutouts; with Shift they are added to the selection, with Ctrl taken away.</source>
        <translation>Ein Klick wählt ihre Ausschnitte aus; mit Umschalt kommen sie zur Auswahl hinzu, mit Strg werden sie weggenommen.</translation>
    </message>
    <message>
        <source>Save the selection under a name</source>
        <translation>Auswahl unter einem Namen speichern</translation>
    </message>
    <message>
        <source>Remove the subset</source>
        <translation>Teilmenge entfernen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Name of the subset</source>
        <translation>Name der Teilmenge</translation>
    </message>
    <message>
        <source>Save the selection under this name</source>
        <translation>Auswahl unter diesem Namen speichern</translation>
    </message>
    <message>
        <source>Give no name</source>
        <translation>Keinen Namen geben</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Dazu</translation>
    </message>
    <message>
        <source>Select its cutouts besides what is selected (union)</source>
        <translation>Ihre Ausschnitte zusätzlich zur Auswahl auswählen (Vereinigung)</translation>
    </message>
    <message>
        <source>Keep only</source>
        <translation>Nur diese</translation>
    </message>
    <message>
        <source>Of what is selected, keep only its cutouts (intersection)</source>
        <translation>Von der Auswahl nur ihre Ausschnitte behalten (Schnittmenge)</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Wegnehmen</translation>
    </message>
    <message>
        <source>Take its cutouts out of what is selected (difference)</source>
        <translation>Ihre Ausschnitte aus der Auswahl nehmen (Differenz)</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Give it another name (F2)</source>
        <translation>Ihr einen anderen Namen geben (F2)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Forget this subset, not its cutouts (Delete). It can be undone.</source>
        <translation>Diese Teilmenge vergessen, nicht ihre Ausschnitte (Entf). Lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>Subset %1</source>
        <translation>Teilmenge %1</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Select some cutouts first</source>
        <translation>Erst Ausschnitte auswählen</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::SweepChart</name>
    <message>
        <source>Accuracy against the parameter</source>
        <translation>Genauigkeit gegen den Parameter</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>filled: within one standard error of the best</source>
        <translation>gefüllt: innerhalb eines Standardfehlers vom besten</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::SweepForm</name>
    <message>
        <source>Family of normalisations</source>
        <translation>Familie von Normierungen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Train on mirror copies</source>
        <translation>An Spiegelbildern trainieren</translation>
    </message>
    <message>
        <source>Number that is varied</source>
        <translation>Zahl, die verändert wird</translation>
    </message>
    <message>
        <source>Every cutout is learnt in its eight mirror images and quarter turns, and predictions are averaged over them: slower, often better</source>
        <translation>Jeder Ausschnitt wird in seinen acht Spiegelbildern und Vierteldrehungen gelernt, und Vorhersagen werden darüber gemittelt: langsamer, oft besser</translation>
    </message>
    <message>
        <source>Settings of the model</source>
        <translation>Einstellungen des Modells</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Familie</translation>
    </message>
    <message>
        <source>Judged by</source>
        <translation>Beurteilt durch</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>First value</source>
        <translation>Erster Wert</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Last value</source>
        <translation>Letzter Wert</translation>
    </message>
    <message>
        <source>Number of values</source>
        <translation>Zahl der Werte</translation>
    </message>
    <message>
        <source>How many values are tried, in equal ratios over a wide range, else in equal steps</source>
        <translation>Wie viele Werte erprobt werden, über einen weiten Bereich in gleichen Verhältnissen, sonst in gleichen Schritten</translation>
    </message>
    <message>
        <source>in </source>
        <translation>in </translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>The range needs two numbers, the smaller one first.</source>
        <translation>Der Bereich braucht zwei Zahlen, die kleinere zuerst.</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::SweepModel</name>
    <message>
        <source>each image</source>
        <translation>jedes Bild</translation>
    </message>
    <message>
        <source>all images</source>
        <translation>alle Bilder</translation>
    </message>
    <message>
        <source>Scaled by</source>
        <translation>Skaliert nach</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>not trained</source>
        <translation>nicht trainiert</translation>
    </message>
    <message>
        <source>best</source>
        <translation>am besten</translation>
    </message>
    <message>
        <source>as good, within one standard error</source>
        <translation>ebenso gut, innerhalb eines Standardfehlers</translation>
    </message>
    <message>
        <source>%1: failed. %2</source>
        <translation>%1: fehlgeschlagen. %2</translation>
    </message>
    <message>
        <source>%1: not trained</source>
        <translation>%1: nicht trainiert</translation>
    </message>
    <message>
        <source>%1: accuracy %2 (%3), AUC %4</source>
        <translation>%1: Genauigkeit %2 (%3), AUC %4</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::SweepResults</name>
    <message>
        <source>Points of the sweep</source>
        <translation>Punkte der Reihe</translation>
    </message>
    <message>
        <source>Look at the stars</source>
        <translation>Sterne ansehen</translation>
    </message>
    <message>
        <source>Show the same stars before and after this one</source>
        <translation>Dieselben Sterne vor und nach dieser zeigen</translation>
    </message>
    <message>
        <source>Copy the pipeline</source>
        <translation>Pipeline kopieren</translation>
    </message>
    <message>
        <source>Copy the line that Train and the command line take</source>
        <translation>Die Zeile kopieren, die „Trainieren“ und die Kommandozeile nehmen</translation>
    </message>
    <message>
        <source>The first point appears as soon as it is trained.</source>
        <translation>Der erste Punkt erscheint, sobald er trainiert ist.</translation>
    </message>
    <message>
        <source>Click a point to see what it stands for.</source>
        <translation>Klicken Sie auf einen Punkt, um zu sehen, wofür er steht.</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::TourPanel</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>Guided tour, step %1: %2</source>
        <translation>Rundgang, Schritt %1: %2</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::TraceChart</name>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>Runde</translation>
    </message>
    <message>
        <source>Trees</source>
        <translation>Bäume</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>Loss at each trial of the optimiser</source>
        <translation>Verlust bei jedem Versuch des Optimierers</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>%1 %2: loss %3</source>
        <translation>%1 %2: Verlust %3</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::TrainPage</name>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Choose models and how to test them; each becomes a run that Compare and Inspect look at.</source>
        <translation>Wählen Sie Modelle und wie sie geprüft werden; jedes wird zu einem Lauf, den „Vergleichen“ und „Prüfen“ betrachten.</translation>
    </message>
    <message>
        <source>Models learn from cutouts with known classes. Open some first.</source>
        <translation>Modelle lernen aus Ausschnitten mit bekannten Klassen. Öffnen Sie zuerst welche.</translation>
    </message>
    <message>
        <source>Go to Explore</source>
        <translation>Zu „Erkunden“</translation>
    </message>
    <message>
        <source>Tick the models to compare and press Train. Their optimisation is drawn here while it runs, then what they found.</source>
        <translation>Kreuzen Sie die Modelle an und drücken Sie „Trainieren“. Hier wird ihre Optimierung gezeichnet, danach, was sie fanden.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Positive class</source>
        <translation>Positive Klasse</translation>
    </message>
    <message>
        <source>The class that is looked for: ROC curves, F1 and the decision value of MuyGPs speak of it</source>
        <translation>Die gesuchte Klasse: ROC-Kurven, F1 und der Entscheidungswert von MuyGPs sprechen von ihr</translation>
    </message>
    <message>
        <source>Class that is looked for</source>
        <translation>Gesuchte Klasse</translation>
    </message>
    <message>
        <source>Use a model</source>
        <translation>Ein Modell verwenden</translation>
    </message>
    <message>
        <source>Add a model</source>
        <translation>Modell hinzufügen</translation>
    </message>
    <message>
        <source>One more model to set up and train</source>
        <translation>Ein weiteres Modell zum Einrichten und Trainieren</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>Add a preset</source>
        <translation>Vorlage hinzufügen</translation>
    </message>
    <message>
        <source>Add a model that is known to be worth a try</source>
        <translation>Ein Modell hinzufügen, das den Versuch lohnt</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>Fortschritt des Trainings</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the training</source>
        <translation>Training abbrechen</translation>
    </message>
    <message>
        <source>Stops soon; models that are finished stay</source>
        <translation>Hält bald an; fertige Modelle bleiben</translation>
    </message>
    <message>
        <source>Models of this training</source>
        <translation>Modelle dieses Trainings</translation>
    </message>
    <message>
        <source>Compare the runs</source>
        <translation>Läufe vergleichen</translation>
    </message>
    <message>
        <source>Look at the mistakes</source>
        <translation>Fehler ansehen</translation>
    </message>
    <message>
        <source>Save the model…</source>
        <translation>Modell speichern…</translation>
    </message>
    <message>
        <source>Save the model</source>
        <translation>Das Modell speichern</translation>
    </message>
    <message>
        <source>Apply to all cutouts</source>
        <translation>Auf alle Ausschnitte anwenden</translation>
    </message>
    <message>
        <source>Open a data set first.</source>
        <translation>Öffnen Sie zuerst einen Datensatz.</translation>
    </message>
    <message>
        <source>The cutouts need at least two classes to learn from.</source>
        <translation>Zum Lernen brauchen die Ausschnitte mindestens zwei Klassen.</translation>
    </message>
    <message>
        <source>Tick at least one model.</source>
        <translation>Kreuzen Sie mindestens ein Modell an.</translation>
    </message>
    <message>
        <source>Train %1</source>
        <translation>%1 trainieren</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>The line above has no trained model: it failed, or its rounds were too many to keep.</source>
        <translation>Die Zeile oben hat kein trainiertes Modell: Es schlug fehl, oder es waren zu viele Runden, um es zu behalten.</translation>
    </message>
    <message>
        <source>The model of the first round, as it was tested.</source>
        <translation>Das Modell der ersten Runde, wie es geprüft wurde.</translation>
    </message>
    <message>
        <source>The model as it was tested.</source>
        <translation>Das Modell, wie es geprüft wurde.</translation>
    </message>
    <message>
        <source>Keep it in a file, for this window or blendscope-cli predict. %1</source>
        <translation>In einer Datei speichern, für dieses Fenster oder blendscope-cli predict. %1</translation>
    </message>
    <message>
        <source>Predict every cutout, labelled or not; predictions become columns. %1</source>
        <translation>Jeden Ausschnitt vorhersagen, mit oder ohne Klasse; Vorhersagen werden zu Spalten. %1</translation>
    </message>
    <message>
        <source>Models (*.model)</source>
        <translation>Modelle (*.model)</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::TrainingDetails</name>
    <message>
        <source>This model has no free parameters to search, so there is no trace.</source>
        <translation>Dieses Modell hat keine freien Parameter zu suchen, also gibt es keinen Verlauf.</translation>
    </message>
    <message>
        <source>Found parameters</source>
        <translation>Gefundene Parameter</translation>
    </message>
    <message>
        <source>Values of the first of %1 rounds:</source>
        <translation>Werte der ersten von %1 Runden:</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::TrainingModel</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>training, %1</source>
        <translation>trainiert, %1</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Anpassen</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>Vorhersagen</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::TrustPage</name>
    <message>
        <source>Trust</source>
        <translation>Vertrauen</translation>
    </message>
    <message>
        <source>What the data can and cannot support, and how far a model may be believed.</source>
        <translation>Was die Daten stützen und was nicht, und wie weit man einem Modell glauben darf.</translation>
    </message>
    <message>
        <source>Train a model to see whether it may be believed.</source>
        <translation>Trainieren Sie ein Modell, um zu sehen, ob man ihm glauben darf.</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>Zu „Trainieren“</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>The run that is examined</source>
        <translation>Der untersuchte Lauf</translation>
    </message>
    <message>
        <source>Questions about the run</source>
        <translation>Fragen zum Lauf</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Kalibrierung</translation>
    </message>
    <message>
        <source>Abstention</source>
        <translation>Enthaltung</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>Bänder</translation>
    </message>
    <message>
        <source>Sets</source>
        <translation>Mengen</translation>
    </message>
    <message>
        <source>Prevalence</source>
        <translation>Häufigkeit</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>Examining the run…</source>
        <translation>Der Lauf wird untersucht…</translation>
    </message>
    <message>
        <source>Examine %1</source>
        <translation>%1 untersuchen</translation>
    </message>
    <message>
        <source>Cancelled. Open this page again to examine the run.</source>
        <translation>Abgebrochen. Öffnen Sie diese Seite erneut, um den Lauf zu untersuchen.</translation>
    </message>
    <message>
        <source>The calibration error counts chance as error: the true one may well be smaller, and its interval says how much smaller. Choose a line to see its diagram.</source>
        <translation>Der Kalibrierfehler zählt Zufall als Fehler: Der wahre kann durchaus kleiner sein, und sein Intervall sagt, wie viel kleiner. Wählen Sie eine Zeile, um ihr Diagramm zu sehen.</translation>
    </message>
    <message>
        <source>Probabilities</source>
        <translation>Wahrscheinlichkeiten</translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation>Kalibrierfehler</translation>
    </message>
    <message>
        <source>Log loss</source>
        <translation>Log-Verlust</translation>
    </message>
    <message>
        <source>Brier</source>
        <translation>Brier</translation>
    </message>
    <message>
        <source>Sent to a specialist</source>
        <translation>An Fachleute weitergereicht</translation>
    </message>
    <message>
        <source>Right in the rest</source>
        <translation>Richtig im Rest</translation>
    </message>
    <message>
        <source>Needs %1 to be sent</source>
        <translation>%1 müssen weitergereicht werden</translation>
    </message>
    <message>
        <source>No share sent away reaches that in these test rows</source>
        <translation>Kein weitergereichter Anteil erreicht das in diesen Testzeilen</translation>
    </message>
    <message>
        <source>The trained model was not kept, so that its own band cannot be asked.</source>
        <translation>Das trainierte Modell wurde nicht behalten, also kann sein eigenes Band nicht befragt werden.</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Ambiguous</source>
        <translation>Mehrdeutig</translation>
    </message>
    <message>
        <source>Right when clear</source>
        <translation>Richtig, wenn eindeutig</translation>
    </message>
    <message>
        <source>α</source>
        <translation>α</translation>
    </message>
    <message>
        <source>β</source>
        <translation>β</translation>
    </message>
    <message>
        <source>True class</source>
        <translation>Wahre Klasse</translation>
    </message>
    <message>
        <source>One promise: kept</source>
        <translation>Gesamt: gehalten</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Per class: kept</source>
        <translation>Je Klasse: gehalten</translation>
    </message>
    <message>
        <source>One promise for all: %1
One promise per class: %2</source>
        <translation>Ein Versprechen für alle: %1
Ein Versprechen je Klasse: %2</translation>
    </message>
    <message>
        <source>Share of class %1</source>
        <translation>Anteil der Klasse %1</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Präzision</translation>
    </message>
    <message>
        <source>A cutout not called %1 is none in %2 of cases.</source>
        <translation>Ein nicht %1 genannter Ausschnitt ist in %2 der Fälle keiner.</translation>
    </message>
    <message>
        <source>Cutout</source>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Looks like</source>
        <translation>Sieht aus wie</translation>
    </message>
    <message>
        <source>p(looks like)</source>
        <translation>p(sieht aus wie)</translation>
    </message>
    <message>
        <source>p(label)</source>
        <translation>p(Klasse)</translation>
    </message>
    <message>
        <source>Comparing with %1…</source>
        <translation>Vergleich mit %1…</translation>
    </message>
    <message>
        <source>Compare with %1</source>
        <translation>Mit %1 vergleichen</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Open a second data set, with or without classes, to see whether its cutouts are like those that this model was trained on.</source>
        <translation>Öffnen Sie einen zweiten Datensatz, mit oder ohne Klassen, um zu sehen, ob seine Ausschnitte denen gleichen, an denen dieses Modell trainiert wurde.</translation>
    </message>
    <message>
        <source>Strange by</source>
        <translation>Fremd nach</translation>
    </message>
    <message>
        <source>Beyond 95 %</source>
        <translation>Jenseits von 95 %</translation>
    </message>
    <message>
        <source>Beyond 99 %</source>
        <translation>Jenseits von 99 %</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>The data support this</source>
        <translation>Das stützen die Daten</translation>
    </message>
    <message>
        <source>Be careful here</source>
        <translation>Hier ist Vorsicht geboten</translation>
    </message>
    <message>
        <source>The data cannot tell</source>
        <translation>Das können die Daten nicht sagen</translation>
    </message>
    <message>
        <source>What the data can and cannot support</source>
        <translation>Was die Daten stützen und was nicht</translation>
    </message>
    <message>
        <source>Figures with what chance leaves open</source>
        <translation>Größen mit dem, was der Zufall offen lässt</translation>
    </message>
    <message>
        <source>Figures with their 95 % intervals</source>
        <translation>Größen mit ihren 95-%-Intervallen</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>Found by</source>
        <translation>Gefunden durch</translation>
    </message>
    <message>
        <source>Calibration before and after repair</source>
        <translation>Kalibrierung vor und nach der Korrektur</translation>
    </message>
    <message>
        <source>Share sent to a specialist</source>
        <translation>An Fachleute weitergereichter Anteil</translation>
    </message>
    <message>
        <source>How many of the least sure decisions are left to a specialist</source>
        <translation>Wie viele der unsichersten Entscheidungen Fachleuten überlassen werden</translation>
    </message>
    <message>
        <source>Share of right decisions among those not sent away</source>
        <translation>Anteil richtiger Entscheidungen unter den nicht weitergereichten</translation>
    </message>
    <message>
        <source>Be right in</source>
        <translation>Richtig in</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Be right in %1 % of the rest</source>
        <translation>Richtig in %1 % des Rests</translation>
    </message>
    <message>
        <source>Select those sent</source>
        <translation>Weitergereichte auswählen</translation>
    </message>
    <message>
        <source>Selects the cutouts that a specialist should see</source>
        <translation>Wählt die Ausschnitte aus, die Fachleute sehen sollten</translation>
    </message>
    <message>
        <source>What each objective of the band gives</source>
        <translation>Was jedes Ziel des Bandes bringt</translation>
    </message>
    <message>
        <source>The band around the posterior mean is as wide as its objective wants: α is the share of the mistakes that look sure, β the share of the right decisions that look unsure; a decision whose band holds the boundary is ambiguous. Here each objective&apos;s band is fitted on one half of the test rows and measured on the other. The parameter band of MuyGPs chooses one.</source>
        <translation>Das Band um den Posterior-Mittelwert ist so breit, wie sein Ziel es will: α ist der Anteil der Fehler, die sicher aussehen, β der Anteil der richtigen Entscheidungen, die unsicher aussehen; eine Entscheidung, deren Band die Grenze enthält, ist mehrdeutig. Hier wird das Band jedes Ziels an einer Hälfte der Testzeilen angepasst und an der anderen gemessen. Der Parameter band von MuyGPs wählt eines.</translation>
    </message>
    <message>
        <source>Share of sets that are to hold the true class</source>
        <translation>Anteil der Mengen, die die wahre Klasse enthalten sollen</translation>
    </message>
    <message>
        <source>Instead of one class, name a set that holds the true one in</source>
        <translation>Statt einer Klasse eine Menge nennen, die die wahre enthält in</translation>
    </message>
    <message>
        <source>How often sets held the true class</source>
        <translation>Wie oft Mengen die wahre Klasse enthielten</translation>
    </message>
    <message>
        <source>One promise is kept over all rows together and may fail for a rare class; a promise per class is kept within each (Mondrian) and pays with larger sets. Size: classes in a set on average.</source>
        <translation>Ein Versprechen wird über alle Zeilen zusammen gehalten und kann bei einer seltenen Klasse scheitern; ein Versprechen je Klasse wird in jeder gehalten (Mondrian) und kostet größere Mengen. Größe: mittlere Zahl der Klassen in einer Menge.</translation>
    </message>
    <message>
        <source>Share of the positive class</source>
        <translation>Anteil der positiven Klasse</translation>
    </message>
    <message>
        <source>How common the positive class is where the model will be used</source>
        <translation>Wie häufig die positive Klasse dort ist, wo das Modell benutzt wird</translation>
    </message>
    <message>
        <source>Precision against the share of the class</source>
        <translation>Präzision gegen den Anteil der Klasse</translation>
    </message>
    <message>
        <source>Doubtful labels, most doubtful first</source>
        <translation>Zweifelhafte Klassen, zweifelhafteste zuerst</translation>
    </message>
    <message>
        <source>Select all of them</source>
        <translation>Alle auswählen</translation>
    </message>
    <message>
        <source>Selects them in every page</source>
        <translation>Wählt sie auf jeder Seite aus</translation>
    </message>
    <message>
        <source>Inspect the selection</source>
        <translation>Die Auswahl prüfen</translation>
    </message>
    <message>
        <source>Opens Inspect on the selected cutouts</source>
        <translation>Öffnet „Prüfen“ mit den ausgewählten Ausschnitten</translation>
    </message>
    <message>
        <source>How strange the new cutouts are</source>
        <translation>Wie fremd die neuen Ausschnitte sind</translation>
    </message>
    <message>
        <source>Compare with a file…</source>
        <translation>Mit einer Datei vergleichen…</translation>
    </message>
    <message>
        <source>A CSV or FITS file of cutouts</source>
        <translation>Eine CSV- oder FITS-Datei mit Ausschnitten</translation>
    </message>
    <message>
        <source>Compare with a folder…</source>
        <translation>Mit einem Ordner vergleichen…</translation>
    </message>
    <message>
        <source>A folder of FITS files</source>
        <translation>Ein Ordner mit FITS-Dateien</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>Distance: how far a cutout lies from its ten nearest training cutouts, in the features that the model sees, against the same of training cutouts without their own object. By definition 5 % and 1 % of those lie beyond. p: chance of so many new ones if they were alike and independent of each other.</source>
        <translation>Abstand: wie weit ein Ausschnitt von seinen zehn nächsten Trainingsausschnitten liegt, in den Merkmalen, die das Modell sieht, verglichen mit Trainingsausschnitten ohne ihr eigenes Objekt. Per Definition liegen 5 % und 1 % von diesen jenseits. p: Wahrscheinlichkeit für so viele neue, wenn sie gleichartig und voneinander unabhängig wären.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::VerdictDelegate</name>
    <message>
        <source>said %1, %2</source>
        <translation>sagte %1, %2</translation>
    </message>
    <message>
        <source>, round %1</source>
        <translation>, Runde %1</translation>
    </message>
    <message>
        <source> is %1</source>
        <translation> ist %1</translation>
    </message>
    <message>
        <source> was %1, now %2</source>
        <translation> war %1, jetzt %2</translation>
    </message>
    <message>
        <source>%1 models: %2, %3</source>
        <translation>%1 Modelle: %2, %3</translation>
    </message>
    <message>
        <source>no prediction</source>
        <translation>keine Vorhersage</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::WindowMenus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Select</source>
        <translation>&amp;Auswahl</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>A&amp;nsicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;About Blendscope</source>
        <translation>&amp;Über Blendscope</translation>
    </message>
    <message>
        <source>&amp;Open file…</source>
        <translation>Datei ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>&amp;Ordner öffnen…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Demo survey</source>
        <translation>&amp;Demo-Durchmusterung</translation>
    </message>
    <message>
        <source>Simulate the &amp;challenge survey</source>
        <translation>&amp;Challenge-Durchmusterung simulieren</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>Diese Liste leeren</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>&amp;Alle</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>&amp;Keine</translation>
    </message>
    <message>
        <source>&amp;Invert</source>
        <translation>&amp;Umkehren</translation>
    </message>
    <message>
        <source>S&amp;tretch</source>
        <translation>&amp;Kennlinie</translation>
    </message>
    <message>
        <source>&amp;Limits</source>
        <translation>&amp;Grenzen</translation>
    </message>
    <message>
        <source>&amp;Colour map</source>
        <translation>&amp;Farbtabelle</translation>
    </message>
    <message>
        <source>L&amp;anguage</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>Farb&amp;schema</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>Wie der &amp;Desktop</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>D&amp;ark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Matching the filter</source>
        <translation>&amp;Passende zum Filter</translation>
    </message>
    <message>
        <source>&amp;Previous selection</source>
        <translation>&amp;Vorige Auswahl</translation>
    </message>
    <message>
        <source>&amp;Save as subset…</source>
        <translation>Als &amp;Teilmenge speichern…</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::WindowSession</name>
    <message>
        <source>Sessions (*.blend);;All files (*)</source>
        <translation>Sitzungen (*.blend);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Go on where you were</source>
        <translation>Dort weitermachen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>&amp;New session</source>
        <translation>&amp;Neue Sitzung</translation>
    </message>
    <message>
        <source>Open &amp;session…</source>
        <translation>Si&amp;tzung öffnen…</translation>
    </message>
    <message>
        <source>Open recent session</source>
        <translation>Letzte Sitzung öffnen</translation>
    </message>
    <message>
        <source>&amp;Save session</source>
        <translation>Sitzung &amp;speichern</translation>
    </message>
    <message>
        <source>Save session &amp;as…</source>
        <translation>Sitzung speichern &amp;unter…</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>Diese Liste leeren</translation>
    </message>
    <message>
        <source>Blendscope</source>
        <translation>Blendscope</translation>
    </message>
    <message>
        <source>Open a session</source>
        <translation>Sitzung öffnen</translation>
    </message>
    <message>
        <source>Save the session</source>
        <translation>Sitzung speichern</translation>
    </message>
    <message>
        <source>Where the data of the session are now</source>
        <translation>Wo die Daten der Sitzung jetzt sind</translation>
    </message>
    <message>
        <source>Choose the data…</source>
        <translation>Daten wählen…</translation>
    </message>
    <message>
        <source>Use these data</source>
        <translation>Diese Daten nehmen</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>Unsaved work</source>
        <translation>Ungespeicherte Arbeit</translation>
    </message>
    <message>
        <source>Save what you did with %1 in a session?</source>
        <translation>Was Sie mit %1 getan haben, in einer Sitzung speichern?</translation>
    </message>
    <message>
        <source>Labels, flags, notes, subsets and runs are lost if you discard them.</source>
        <translation>Klassen, Markierungen, Notizen, Teilmengen und Läufe gehen beim Verwerfen verloren.</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Tell single stars from blends in survey cutouts.</source>
        <translation>Einzelsterne von Blends in Durchmusterungsausschnitten unterscheiden.</translation>
    </message>
    <message>
        <source>Save pictures of every page and leave.</source>
        <translation>Bilder jeder Seite speichern und beenden.</translation>
    </message>
    <message>
        <source>Language of the window, such as de; by default that of the desktop.</source>
        <translation>Sprache des Fensters, etwa de; sonst die des Desktops.</translation>
    </message>
    <message>
        <source>CSV file, FITS file, folder of FITS files or session</source>
        <translation>CSV-Datei, FITS-Datei, Ordner mit FITS-Dateien oder Sitzung</translation>
    </message>
    <message>
        <source>Open a session: data, labels, runs and all.</source>
        <translation>Eine Sitzung öffnen: Daten, Klassen, Läufe und alles andere.</translation>
    </message>
</context>
</TS>
