"""Tables of the money: funds and their entries, quotas, rounds of payment with their rows and printed sheets."""

from __future__ import annotations

MONEY = """
    CREATE TABLE aid_funds (
        no INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL UNIQUE,
        source TEXT NOT NULL,
        levels TEXT NOT NULL,
        kinds TEXT NOT NULL,
        wish TEXT,
        opened_on TEXT NOT NULL,
        closed_on TEXT
    ) STRICT;
    CREATE TABLE aid_quotas (
        no INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        year INTEGER NOT NULL,
        kind TEXT,
        unit INTEGER REFERENCES units (no),
        fund INTEGER REFERENCES aid_funds (no),
        households INTEGER CHECK (households >= 0),
        amount INTEGER CHECK (amount >= 0),
        document TEXT,
        hard INTEGER NOT NULL CHECK (hard IN (0, 1)),
        since TEXT NOT NULL,
        until TEXT
    ) STRICT;
    CREATE TABLE aid_rounds (
        no INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        round_no TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        kind TEXT NOT NULL,
        method TEXT NOT NULL CHECK (method IN ('transfer', 'cash', 'goods')),
        period TEXT NOT NULL,
        year INTEGER NOT NULL,
        fund INTEGER REFERENCES aid_funds (no),
        state TEXT NOT NULL CHECK (state IN
            ('draft', 'posted', 'approved', 'printed', 'paying', 'paid', 'filed', 'void')),
        since TEXT NOT NULL,
        meeting TEXT,
        meeting_on TEXT,
        approval_no TEXT,
        planned INTEGER CHECK (planned >= 0),
        goods TEXT,
        handler TEXT,
        second_handler TEXT,
        chair TEXT,
        officer INTEGER NOT NULL REFERENCES officers (no),
        corrects INTEGER REFERENCES aid_rounds (no),
        note TEXT
    ) STRICT;
    CREATE INDEX aid_rounds_by_state ON aid_rounds (state);
    CREATE TRIGGER aid_rounds_printed_stay BEFORE UPDATE OF id, round_no, title, kind, method, period, year, fund, meeting,
        meeting_on, approval_no, planned, goods, handler, second_handler, chair, officer, corrects ON aid_rounds
        WHEN old.state IN ('printed', 'paying', 'paid', 'filed')
        BEGIN SELECT RAISE(ABORT, 'a printed round is corrected by a round of its own'); END;
    CREATE TRIGGER aid_rounds_printed_go_on BEFORE UPDATE OF state ON aid_rounds
        WHEN old.state IN ('printed', 'paying', 'paid', 'filed')
            AND new.state NOT IN ('printed', 'paying', 'paid', 'filed')
        BEGIN SELECT RAISE(ABORT, 'a printed round never becomes a draft again'); END;
    CREATE TRIGGER aid_rounds_remain BEFORE DELETE ON aid_rounds WHEN old.state NOT IN ('draft', 'void')
        BEGIN SELECT RAISE(ABORT, 'a round is made void, never deleted'); END;
    CREATE TABLE aid_round_steps (
        no INTEGER PRIMARY KEY,
        round INTEGER NOT NULL REFERENCES aid_rounds (no),
        step TEXT NOT NULL,
        day TEXT NOT NULL,
        officer INTEGER NOT NULL REFERENCES officers (no),
        note TEXT,
        frozen TEXT
    ) STRICT;
    CREATE INDEX aid_round_steps_by_round ON aid_round_steps (round);
    CREATE TRIGGER aid_round_steps_stay BEFORE UPDATE ON aid_round_steps
        BEGIN SELECT RAISE(ABORT, 'a step stays as it was taken'); END;
    CREATE TRIGGER aid_round_steps_remain BEFORE DELETE ON aid_round_steps
        BEGIN SELECT RAISE(ABORT, 'a step stays as it was taken'); END;
    CREATE TABLE aid_items (
        no INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        round INTEGER NOT NULL REFERENCES aid_rounds (no),
        place INTEGER NOT NULL,
        file INTEGER REFERENCES aid_files (no),
        person INTEGER NOT NULL REFERENCES people (no),
        beneficiary INTEGER NOT NULL REFERENCES people (no),
        kind TEXT NOT NULL,
        fund INTEGER NOT NULL REFERENCES aid_funds (no),
        amount INTEGER NOT NULL CHECK (amount <> 0),
        goods TEXT,
        quantity INTEGER CHECK (quantity > 0),
        school_stage TEXT,
        school TEXT,
        payee_name TEXT,
        bank TEXT,
        bank_branch TEXT,
        bank_card TEXT,
        remark TEXT,
        officer INTEGER NOT NULL REFERENCES officers (no),
        reverses INTEGER REFERENCES aid_items (no),
        dropped_on TEXT,
        name TEXT,
        id_number TEXT,
        unit INTEGER REFERENCES units (no),
        unit_name TEXT,
        category TEXT,
        phone TEXT,
        frozen TEXT,
        sheet INTEGER REFERENCES aid_sheets (no),
        sheet_row INTEGER,
        result TEXT NOT NULL CHECK (result IN ('pending', 'paid', 'refused', 'returned', 'deceased', 'corrected')),
        result_on TEXT,
        result_note TEXT,
        signer TEXT,
        proxy TEXT,
        CHECK ((amount < 0) = (reverses IS NOT NULL)),
        CHECK (sheet IS NOT NULL OR result = 'pending'),
        CHECK (sheet IS NULL OR dropped_on IS NULL)
    ) STRICT;
    CREATE INDEX aid_items_by_round ON aid_items (round, place);
    CREATE INDEX aid_items_by_file ON aid_items (file);
    CREATE INDEX aid_items_by_person ON aid_items (person);
    CREATE INDEX aid_items_by_beneficiary ON aid_items (beneficiary);
    CREATE INDEX aid_items_by_sheet ON aid_items (sheet) WHERE sheet IS NOT NULL;
    CREATE INDEX aid_items_by_reversed ON aid_items (reverses) WHERE reverses IS NOT NULL;
    CREATE TRIGGER aid_items_reversed_once BEFORE INSERT ON aid_items WHEN new.reverses IS NOT NULL AND EXISTS
        (SELECT 1 FROM aid_items i JOIN aid_rounds r ON r.no = i.round WHERE i.reverses = new.reverses
            AND i.dropped_on IS NULL AND i.result IN ('pending', 'paid') AND r.state <> 'void')
        BEGIN SELECT RAISE(ABORT, 'a row is reversed once'); END;
    CREATE TRIGGER aid_items_dropped_stay BEFORE UPDATE ON aid_items WHEN old.dropped_on IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'a dropped row stays dropped'); END;
    CREATE TRIGGER aid_items_into_drafts BEFORE INSERT ON aid_items
        WHEN (SELECT state FROM aid_rounds WHERE no = new.round) NOT IN ('draft', 'posted', 'approved')
        BEGIN SELECT RAISE(ABORT, 'a printed round takes no further row'); END;
    CREATE TRIGGER aid_items_printed_stay BEFORE UPDATE OF id, round, place, file, person, beneficiary, kind, fund, amount,
        goods, quantity, school_stage, school, payee_name, bank, bank_branch, bank_card, remark, officer, reverses, dropped_on, name,
        id_number, unit, unit_name, category, phone, frozen, sheet, sheet_row ON aid_items WHEN old.sheet IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'a printed row is reversed, never changed'); END;
    CREATE TRIGGER aid_items_results_stay BEFORE UPDATE OF result, result_on, result_note, signer, proxy ON aid_items
        WHEN old.result <> 'pending' AND NOT (old.result = 'paid' AND new.result = 'returned')
        BEGIN SELECT RAISE(ABORT, 'a result is reversed, never changed'); END;
    CREATE TRIGGER aid_items_printed_remain BEFORE DELETE ON aid_items WHEN old.sheet IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'a printed row is reversed, never deleted'); END;
    CREATE TABLE aid_fund_entries (
        no INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        fund INTEGER NOT NULL REFERENCES aid_funds (no),
        day TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('received', 'handed_back', 'paid', 'returned', 'reversed')),
        amount INTEGER NOT NULL CHECK (amount <> 0),
        balance INTEGER NOT NULL CHECK (balance >= 0),
        item INTEGER REFERENCES aid_items (no),
        reverses INTEGER UNIQUE REFERENCES aid_fund_entries (no),
        document TEXT,
        note TEXT,
        officer INTEGER NOT NULL REFERENCES officers (no),
        CHECK ((kind IN ('paid', 'returned')) = (item IS NOT NULL)),
        CHECK ((kind = 'reversed') = (reverses IS NOT NULL)),
        CHECK (kind <> 'received' OR amount > 0),
        CHECK (kind <> 'handed_back' OR amount < 0)
    ) STRICT;
    CREATE INDEX aid_fund_entries_by_fund ON aid_fund_entries (fund, no, balance);
    CREATE INDEX aid_fund_entries_by_day ON aid_fund_entries (day) WHERE item IS NOT NULL;
    CREATE UNIQUE INDEX aid_fund_entries_once ON aid_fund_entries (item, kind) WHERE item IS NOT NULL;
    CREATE TRIGGER aid_fund_balances_follow BEFORE INSERT ON aid_fund_entries
        WHEN new.balance <> new.amount + coalesce(
            (SELECT balance FROM aid_fund_entries WHERE fund = new.fund ORDER BY no DESC LIMIT 1), 0)
        BEGIN SELECT RAISE(ABORT, 'the balance follows from the entries'); END;
    CREATE TRIGGER aid_funds_never_below_zero BEFORE INSERT ON aid_fund_entries WHEN new.balance < 0
        BEGIN SELECT RAISE(ABORT, 'a fund is never below zero'); END;
    CREATE TRIGGER aid_fund_entries_of_items BEFORE INSERT ON aid_fund_entries WHEN new.item IS NOT NULL AND NOT EXISTS
        (SELECT 1 FROM aid_items i WHERE i.no = new.item AND i.fund = new.fund AND i.result = new.kind
            AND new.amount = CASE new.kind WHEN 'paid' THEN -i.amount ELSE i.amount END)
        BEGIN SELECT RAISE(ABORT, 'an entry says what its row says'); END;
    CREATE TRIGGER aid_fund_entries_returned BEFORE INSERT ON aid_fund_entries WHEN new.kind = 'returned' AND NOT EXISTS
        (SELECT 1 FROM aid_fund_entries WHERE item = new.item AND kind = 'paid')
        BEGIN SELECT RAISE(ABORT, 'only what was paid comes back'); END;
    CREATE TRIGGER aid_fund_entries_back_once BEFORE INSERT ON aid_fund_entries WHEN new.item IS NOT NULL AND EXISTS
        (SELECT 1 FROM aid_items i WHERE i.no = new.item AND CASE new.kind
            WHEN 'returned' THEN EXISTS (SELECT 1 FROM aid_items v WHERE v.reverses = i.no AND v.result = 'paid')
            ELSE i.reverses IS NOT NULL AND (SELECT result FROM aid_items WHERE no = i.reverses) <> 'paid' END)
        BEGIN SELECT RAISE(ABORT, 'money comes back once'); END;
    CREATE TRIGGER aid_fund_entries_approved BEFORE INSERT ON aid_fund_entries WHEN new.kind = 'paid' AND NOT EXISTS
        (SELECT 1 FROM aid_items i JOIN aid_rounds r ON r.no = i.round
            JOIN approvals a ON a.no = (SELECT max(no) FROM approvals WHERE tbl = 'aid_rounds' AND pk = r.no)
            WHERE i.no = new.item AND i.sheet IS NOT NULL AND a.verdict = 'approved'
            AND a.officer NOT IN (r.officer, i.officer))
        BEGIN SELECT RAISE(ABORT, 'nothing is paid without the approval of another person'); END;
    CREATE TRIGGER aid_fund_entries_stay BEFORE UPDATE ON aid_fund_entries
        BEGIN SELECT RAISE(ABORT, 'an entry is reversed, never changed'); END;
    CREATE TRIGGER aid_fund_entries_remain BEFORE DELETE ON aid_fund_entries
        BEGIN SELECT RAISE(ABORT, 'an entry is reversed, never deleted'); END;
    CREATE TABLE aid_overrides (
        no INTEGER PRIMARY KEY,
        round INTEGER NOT NULL REFERENCES aid_rounds (no),
        item INTEGER NOT NULL REFERENCES aid_items (no),
        warning TEXT NOT NULL,
        about TEXT NOT NULL,
        sentence TEXT NOT NULL,
        reason TEXT NOT NULL,
        day TEXT NOT NULL,
        officer INTEGER NOT NULL REFERENCES officers (no),
        UNIQUE (item, warning, about)
    ) STRICT;
    CREATE INDEX aid_overrides_by_round ON aid_overrides (round);
    CREATE TRIGGER aid_overrides_stay BEFORE UPDATE ON aid_overrides
        BEGIN SELECT RAISE(ABORT, 'a reason given stays'); END;
    CREATE TRIGGER aid_overrides_remain BEFORE DELETE ON aid_overrides
        BEGIN SELECT RAISE(ABORT, 'a reason given stays'); END;
    CREATE TABLE aid_sheets (
        no INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        round INTEGER NOT NULL UNIQUE REFERENCES aid_rounds (no),
        sheet_no TEXT NOT NULL UNIQUE,
        printed_on TEXT NOT NULL,
        rows INTEGER NOT NULL,
        amount INTEGER NOT NULL,
        code TEXT NOT NULL UNIQUE,
        frozen TEXT NOT NULL,
        officer INTEGER NOT NULL REFERENCES officers (no),
        out_to TEXT,
        out_on TEXT,
        returned_on TEXT,
        unsigned INTEGER
    ) STRICT;
    CREATE TRIGGER aid_sheets_stay BEFORE UPDATE OF id, round, sheet_no, printed_on, rows, amount, code, frozen, officer
        ON aid_sheets BEGIN SELECT RAISE(ABORT, 'a printed sheet is reprinted, never changed'); END;
    CREATE TRIGGER aid_sheets_remain BEFORE DELETE ON aid_sheets
        BEGIN SELECT RAISE(ABORT, 'a printed sheet is never deleted'); END;
"""
"""Written out in full; amounts are fen; `frozen` is the JSON of the facts a paper was printed from, kept for ever.

A row of a correcting round has a negative amount and names the row it reverses. The entry of a row has the opposite sign:
what is paid leaves the fund. `balance` is the fund's after the entry.
"""
