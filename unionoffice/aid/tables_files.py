"""Tables of the file 困难职工档案: the household, what it has and spends, and every step the file took."""

from __future__ import annotations

FILES = """
    CREATE TABLE aid_files (
        no INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        file_no TEXT NOT NULL UNIQUE,
        national_no TEXT,
        kind TEXT NOT NULL CHECK (kind IN ('regular', 'temporary')),
        person INTEGER NOT NULL REFERENCES people (no),
        unit INTEGER NOT NULL REFERENCES units (no),
        category TEXT,
        category_version TEXT,
        level TEXT,
        key_group TEXT,
        stage TEXT NOT NULL,
        came_from TEXT,
        since TEXT NOT NULL,
        filed_on TEXT,
        ended_on TEXT,
        changed_on TEXT NOT NULL,
        health TEXT,
        illness TEXT,
        disability TEXT,
        disability_no TEXT,
        work_state TEXT,
        housing TEXT,
        housing_square_metres INTEGER,
        other_contact TEXT,
        postcode TEXT,
        started_work TEXT,
        industry TEXT,
        marital TEXT,
        household_type TEXT,
        home TEXT,
        workplace TEXT,
        unit_nature TEXT,
        unit_state TEXT,
        single_parent INTEGER,
        zero_employment INTEGER,
        self_help INTEGER,
        registration_division TEXT,
        insurance TEXT,
        migrant INTEGER,
        contract_signed TEXT,
        contract_term TEXT,
        reason_main TEXT,
        reason_second TEXT,
        reason_third TEXT,
        reason_fourth TEXT,
        reason_text TEXT,
        bank TEXT,
        bank_branch TEXT,
        bank_card TEXT,
        consent_on TEXT,
        consent_ground TEXT,
        reviewer TEXT,
        officer INTEGER NOT NULL REFERENCES officers (no),
        note TEXT
    ) STRICT;
    CREATE INDEX aid_files_by_person ON aid_files (person);
    CREATE INDEX aid_files_by_stage ON aid_files (stage, unit);
    CREATE TABLE aid_family (
        no INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        file INTEGER NOT NULL REFERENCES aid_files (no),
        person INTEGER NOT NULL REFERENCES people (no),
        relation TEXT NOT NULL,
        lives_together INTEGER NOT NULL,
        standing TEXT,
        health TEXT,
        illness TEXT,
        disability TEXT,
        insurance TEXT,
        marital TEXT,
        household_type TEXT,
        place TEXT,
        schooling TEXT,
        school_entered INTEGER,
        school_years INTEGER,
        no_number_reason TEXT,
        since TEXT NOT NULL,
        until TEXT,
        UNIQUE (file, person, since)
    ) STRICT;
    CREATE INDEX aid_family_by_file ON aid_family (file);
    CREATE INDEX aid_family_by_person ON aid_family (person);
    CREATE TABLE aid_reckonings (
        no INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        file INTEGER NOT NULL REFERENCES aid_files (no),
        occasion TEXT NOT NULL,
        day TEXT NOT NULL,
        period_from TEXT NOT NULL,
        period_until TEXT NOT NULL,
        stated_income INTEGER,
        stated_reason TEXT,
        accident TEXT,
        accident_loss INTEGER,
        excluded TEXT,
        people INTEGER,
        income INTEGER,
        costs INTEGER,
        per_head INTEGER,
        line INTEGER,
        rules TEXT,
        advised TEXT,
        decided TEXT,
        override_reason TEXT,
        decided_on TEXT,
        decided_by INTEGER REFERENCES officers (no),
        frozen TEXT
    ) STRICT;
    CREATE INDEX aid_reckonings_by_file ON aid_reckonings (file, day);
    CREATE TRIGGER aid_reckonings_decided_stay BEFORE UPDATE ON aid_reckonings WHEN old.decided IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'a decided reckoning is never changed'); END;
    CREATE TRIGGER aid_reckonings_decided_remain BEFORE DELETE ON aid_reckonings WHEN old.decided IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'a decided reckoning is never deleted'); END;
    CREATE TABLE aid_income (
        no INTEGER PRIMARY KEY,
        reckoning INTEGER NOT NULL REFERENCES aid_reckonings (no),
        person INTEGER REFERENCES people (no),
        kind TEXT NOT NULL,
        monthly INTEGER,
        amount INTEGER NOT NULL CHECK (amount >= 0),
        proof TEXT,
        note TEXT
    ) STRICT;
    CREATE INDEX aid_income_by_reckoning ON aid_income (reckoning);
    CREATE TRIGGER aid_income_come_no_more BEFORE INSERT ON aid_income
        WHEN (SELECT decided FROM aid_reckonings WHERE no = new.reckoning) IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'lines of a decided reckoning are never changed'); END;
    CREATE TRIGGER aid_income_stay BEFORE UPDATE ON aid_income
        WHEN (SELECT decided FROM aid_reckonings WHERE no = old.reckoning) IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'lines of a decided reckoning are never changed'); END;
    CREATE TRIGGER aid_income_remain BEFORE DELETE ON aid_income
        WHEN (SELECT decided FROM aid_reckonings WHERE no = old.reckoning) IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'lines of a decided reckoning are never changed'); END;
    CREATE TABLE aid_costs (
        no INTEGER PRIMARY KEY,
        reckoning INTEGER NOT NULL REFERENCES aid_reckonings (no),
        person INTEGER REFERENCES people (no),
        kind TEXT NOT NULL,
        amount INTEGER NOT NULL CHECK (amount >= 0),
        proof TEXT,
        note TEXT
    ) STRICT;
    CREATE INDEX aid_costs_by_reckoning ON aid_costs (reckoning);
    CREATE TRIGGER aid_costs_come_no_more BEFORE INSERT ON aid_costs
        WHEN (SELECT decided FROM aid_reckonings WHERE no = new.reckoning) IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'lines of a decided reckoning are never changed'); END;
    CREATE TRIGGER aid_costs_stay BEFORE UPDATE ON aid_costs
        WHEN (SELECT decided FROM aid_reckonings WHERE no = old.reckoning) IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'lines of a decided reckoning are never changed'); END;
    CREATE TRIGGER aid_costs_remain BEFORE DELETE ON aid_costs
        WHEN (SELECT decided FROM aid_reckonings WHERE no = old.reckoning) IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'lines of a decided reckoning are never changed'); END;
    CREATE TABLE aid_steps (
        no INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        file INTEGER NOT NULL REFERENCES aid_files (no),
        step TEXT NOT NULL,
        stage TEXT NOT NULL,
        category TEXT,
        level TEXT,
        day TEXT NOT NULL,
        officer INTEGER NOT NULL REFERENCES officers (no),
        signer TEXT,
        opinion TEXT,
        document TEXT,
        reckoning INTEGER REFERENCES aid_reckonings (no)
    ) STRICT;
    CREATE INDEX aid_steps_by_file ON aid_steps (file, no);
    CREATE TRIGGER aid_steps_second_person BEFORE INSERT ON aid_steps
        WHEN new.step IN ('township', 'adjusted', 'exited') AND new.officer = (SELECT officer FROM aid_files WHERE no = new.file)
        BEGIN SELECT RAISE(ABORT, 'who made the file never approves it'); END;
    CREATE TRIGGER aid_steps_stay BEFORE UPDATE ON aid_steps
        BEGIN SELECT RAISE(ABORT, 'steps are only added to'); END;
    CREATE TRIGGER aid_steps_remain BEFORE DELETE ON aid_steps
        BEGIN SELECT RAISE(ABORT, 'steps are only added to'); END;
    CREATE TABLE aid_visits (
        no INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        file INTEGER NOT NULL REFERENCES aid_files (no),
        day TEXT NOT NULL,
        purpose TEXT NOT NULL,
        visitors TEXT NOT NULL,
        present TEXT,
        people TEXT,
        home TEXT,
        vehicles TEXT,
        property TEXT,
        livelihood TEXT,
        findings TEXT,
        conclusion TEXT,
        officer INTEGER NOT NULL REFERENCES officers (no)
    ) STRICT;
    CREATE INDEX aid_visits_by_file ON aid_visits (file, day);
    CREATE TRIGGER aid_visits_stay BEFORE UPDATE ON aid_visits
        BEGIN SELECT RAISE(ABORT, 'visits are only added to'); END;
    CREATE TRIGGER aid_visits_remain BEFORE DELETE ON aid_visits
        BEGIN SELECT RAISE(ABORT, 'visits are only added to'); END;
    CREATE TABLE aid_postings (
        no INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        tbl TEXT NOT NULL CHECK (tbl IN ('aid_files', 'aid_rounds')),
        pk INTEGER NOT NULL,
        place TEXT NOT NULL,
        posted_on TEXT NOT NULL,
        until TEXT NOT NULL,
        rule TEXT NOT NULL,
        objection TEXT,
        answer TEXT,
        closed_on TEXT,
        officer INTEGER NOT NULL REFERENCES officers (no)
    ) STRICT;
    CREATE INDEX aid_postings_by_record ON aid_postings (tbl, pk);
    CREATE TABLE aid_draws (
        no INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        year INTEGER NOT NULL,
        day TEXT NOT NULL,
        seed TEXT NOT NULL,
        share INTEGER NOT NULL,
        rule TEXT NOT NULL,
        pool TEXT NOT NULL,
        drawn TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER aid_draws_stay BEFORE UPDATE ON aid_draws
        BEGIN SELECT RAISE(ABORT, 'a draw is never changed'); END;
    CREATE TRIGGER aid_draws_remain BEFORE DELETE ON aid_draws
        BEGIN SELECT RAISE(ABORT, 'a draw is never changed'); END;
    CREATE TABLE aid_months (
        no INTEGER PRIMARY KEY,
        file INTEGER NOT NULL REFERENCES aid_files (no),
        month TEXT NOT NULL,
        income INTEGER NOT NULL CHECK (income >= 0),
        people INTEGER NOT NULL CHECK (people > 0),
        proof TEXT,
        UNIQUE (file, month)
    ) STRICT;
    CREATE TABLE aid_checklist (
        no INTEGER PRIMARY KEY,
        file INTEGER NOT NULL REFERENCES aid_files (no),
        paper TEXT NOT NULL,
        page_no INTEGER,
        note TEXT,
        ticked_on TEXT NOT NULL,
        officer INTEGER NOT NULL REFERENCES officers (no),
        UNIQUE (file, paper)
    ) STRICT;
"""
"""Written out in full; amounts are fen, `share` per cent, lists of numbers JSON."""
