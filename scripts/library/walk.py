"""A walk from a text, in a program of your own: python3 walk.py OUT.mp3 [LIBRARY]"""
import ctypes
import sys

TEXT = b'title = "Round the pond"\nextends = "5min"\nbed = "none"\n'
DONE, SCORE = 0, 2


class Order(ctypes.Structure):  # WalkcoachOrder of walkcoach.h
    _fields_ = [("size", ctypes.c_size_t), ("today", ctypes.c_char_p), ("walker", ctypes.c_char_p),
                ("depth", ctypes.c_int), ("form", ctypes.c_int), ("seed", ctypes.c_int64),
                ("sample_rate", ctypes.c_int), ("mono", ctypes.c_int), ("loudness", ctypes.c_double),
                ("jobs", ctypes.c_int), ("strict", ctypes.c_int)]


class Message(ctypes.Structure):  # WalkcoachMessage
    _fields_ = [("size", ctypes.c_size_t), ("severity", ctypes.c_int), ("rule", ctypes.c_char_p),
                ("file", ctypes.c_char_p), ("line", ctypes.c_int), ("column", ctypes.c_int),
                ("width", ctypes.c_int), ("message", ctypes.c_char_p)]


lib = ctypes.CDLL(sys.argv[2] if len(sys.argv) > 2 else "libwalkcoach.so.0")
coach, walk, why = ctypes.c_void_p(), ctypes.c_void_p(), ctypes.create_string_buffer(512)
lib.walkcoach_compile_text.argtypes = [ctypes.c_void_p, ctypes.POINTER(Order), ctypes.c_char_p, ctypes.c_char_p,
                                       ctypes.c_size_t, ctypes.POINTER(ctypes.c_void_p)]
order = Order(ctypes.sizeof(Order), b"2026-11-27", b'weeks = 9; level = 1; voice = "calm";', SCORE, 0, -1, 44100)

status = lib.walkcoach_open(None, ctypes.byref(coach), why)
if status == DONE:
    status = lib.walkcoach_compile_text(coach, order, b"pond.cfg", TEXT, len(TEXT), ctypes.byref(walk))
message, number = Message(ctypes.sizeof(Message)), 0
while walk and lib.walkcoach_message(walk, ctypes.c_size_t(number), ctypes.byref(message)):
    print(f"{(message.file or b'walk').decode()}:{message.line}: {message.message.decode()} [{message.rule.decode()}]")
    number += 1
if status == DONE:
    status = lib.walkcoach_encode_file(walk, None, sys.argv[1].encode(), why)
print(sys.argv[1] if status == DONE else why.value.decode())
lib.walkcoach_walk_close(walk)
lib.walkcoach_close(coach)
sys.exit(status)
