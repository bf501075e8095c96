"""Given names, by which a report calls people: `Bob forgot`, `according to Sarah Chen`."""

from __future__ import annotations

from kb_plugin.language.pattern import words

GIVEN_NAMES = words(
    """
    aaron abdul adam adrian ahmed aisha alan albert alejandro alex alexander alice alison alok
    amanda amy ana anders andrea andreas andrew andy angela anita anja anna anne anthony antonio
    arjun arthur ashley barbara ben benjamin bernd bjorn bob boris brandon brenda brian bruno carl
    carla carlos carol caroline catherine cathy charles charlie charlotte chen chloe chris
    christian christina christine christopher claire claudia colin craig cynthia dan daniel daniela
    dave david deborah deepak dennis derek diana diego dimitri dmitry dominik donald donna doug
    dylan edward elena elizabeth ella emily emma eric erik erika ethan eva evan fatima felix
    fernando fiona florian francesca francisco gabriel gary george giovanni giulia gordon greg
    hannah hans harry heather helen henry hiroshi ian ibrahim igor ingrid isabel ivan jack jacob
    jake james jamie jan jane janet jason javier jeff jennifer jeremy jessica jim joan joe johan
    johannes john johnny jonas jonathan jorge jose joseph josh joshua juan judith julian justin
    karen karl katarzyna kate katherine kathy katie keith kelly ken kenneth kevin klaus kumar kyle
    larry lars laura lauren leo leon linda lisa liz lucas lucy luis lukas lukasz maria marie mario
    maya mia
    marco marcus margaret marina marta martin mary matt matthew megan mei melissa michael michelle
    miguel mike mohamed mohammed monica muhammad nadia nancy natalie nathan neil nick nicole nikhil
    nikolai nina noah olaf oliver olivia omar pablo pamela patricia patrick paul paula pawel pedro
    peter phil philip pierre piotr priya rachel rahul raj rajesh ralph ravi raymond rebecca
    ricardo richard robert roberto roger ronald rosa ryan sally sam samantha samuel sandra sanjay
    sara sarah scott sean sebastian sergei sergey sharon simon sofia sophia sophie stefan stephanie
    stephen steve steven susan suresh svetlana tanya ted teresa thomas tim timothy tina todd tom
    tomas tony tyler ursula valeria vanessa vikram vincent vladimir walter wei wendy william yuki
    yusuf zach zoe
    """
)
"""Of names that are words or products as well (`Mark`, `Grace`, `Jenkins`), none."""
