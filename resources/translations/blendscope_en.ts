<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>QObject</name>
    <message numerus="yes">
        <source>Unlabel %n cutout(s) by rule</source>
        <translation>
            <numerusform>Unlabel %n cutout by rule</numerusform>
            <numerusform>Unlabel %n cutouts by rule</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Label %n cutout(s) %1 by rule</source>
        <translation>
            <numerusform>Label %n cutout %1 by rule</numerusform>
            <numerusform>Label %n cutouts %1 by rule</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write a note on %n cutout(s)</source>
        <translation>
            <numerusform>Write a note on %n cutout</numerusform>
            <numerusform>Write a note on %n cutouts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>blendscope::ui::Marks</name>
    <message numerus="yes">
        <source>Unlabel %n cutout(s)</source>
        <translation>
            <numerusform>Unlabel %n cutout</numerusform>
            <numerusform>Unlabel %n cutouts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Label %n cutout(s) %1</source>
        <translation>
            <numerusform>Label %n cutout %1</numerusform>
            <numerusform>Label %n cutouts %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Give back the labels of %n cutout(s)</source>
        <translation>
            <numerusform>Give back the label of %n cutout</numerusform>
            <numerusform>Give back the labels of %n cutouts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Flag %n cutout(s)</source>
        <translation>
            <numerusform>Flag %n cutout</numerusform>
            <numerusform>Flag %n cutouts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unflag %n cutout(s)</source>
        <translation>
            <numerusform>Unflag %n cutout</numerusform>
            <numerusform>Unflag %n cutouts</numerusform>
        </translation>
    </message>
</context>
</TS>
