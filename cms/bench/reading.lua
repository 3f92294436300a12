-- A reader in wrk: the page, then its beacon, in turn (statistics-and-speed.md S-2).
-- wrk -s reading.lua ADDRESS -- PAGE_ID

local page, beacon, asked = nil, nil, 0

function init(arguments)
   page = wrk.format("GET")
   beacon = wrk.format("POST", "/dem/?p=" .. arguments[1], nil, "")
end

function request()
   asked = asked + 1
   return asked % 2 == 1 and page or beacon
end
