"""The parts of a technician's cash box: what he holds, what he hands over, the slip he signs."""
