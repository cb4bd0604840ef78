"""Speech in a street, in numbers: the active level of speech, the spectrum of traffic, the speech intelligibility index.

Assumptions of the index, all of them:
- ANSI S3.5-1997, one-third octave procedure (18 bands, 160..8000 Hz), importance of average speech, normal hearing, one ear,
  no reverberation, no visual cues. Levels are free-field levels at the listener's place: an open earphone of flat response.
- Speech is at 70 dB SPL, active level by ITU-T P.56 (envelope of 30 ms, hangover of 200 ms, margin 15.9 dB): pauses do not
  count. Its spectrum is that of the whole phrase, over the time that is active.
- "After the mix": the mixer scales a phrase and touches nothing else of it; its limiter acts on peaks only. So the clip that the
  mixer is given is measured.
- Traffic is at 65 dBA with the spectrum of EN 1793-3:1997, which has 100..5000 Hz; 6300 and 8000 Hz go on by -2 dB a band.
"""
import wave

import numpy as np

# --- Reading ---------------------------------------------------------------------------


def load(path):
    with wave.open(path) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), dtype="<i2")
        return samples.reshape(-1, file.getnchannels()).mean(axis=1) / 32768, file.getframerate()


def save(path, samples, rate):
    with wave.open(path, "w") as file:
        file.setparams((1, 2, rate, 0, "NONE", ""))
        file.writeframes(np.clip(np.round(samples * 32767), -32768, 32767).astype("<i2").tobytes())


def thirds(samples):
    """48000 Hz to 16000 Hz: a windowed sinc, flat to 7 kHz."""
    at = np.arange(-96, 97)
    kernel = np.sinc(at * 15000 / 48000) * np.blackman(len(at))
    return np.convolve(samples, kernel / kernel.sum(), "same")[::3]


# --- Active speech level, ITU-T P.56 ---------------------------------------------------

MARGIN_DB, SMOOTH, HANGOVER = 15.9, 0.03, 0.2


def active(samples, rate):
    """(mean square while somebody speaks, seconds of it). The envelope is followed in steps of 1 ms."""
    hop = rate // 1000
    hops = np.abs(samples[:len(samples) // hop * hop]).reshape(-1, hop).mean(axis=1)
    hops = np.concatenate((hops, np.zeros(int(HANGOVER * 1000))))
    at = np.arange(int(SMOOTH * 1000 * 12)) / (SMOOTH * 1000)       # two equal one-pole smoothers, one after the other
    kernel = at * np.exp(-at)
    envelope = np.convolve(hops, kernel / kernel.sum())[:len(hops)]
    energy, seconds, found = float(np.sum(samples ** 2)), len(samples) / rate, None
    for threshold_db in np.arange(-90, 0, 0.5):
        above = (envelope >= 10 ** (threshold_db / 20)).astype(int)
        held = np.convolve(above, np.ones(int(HANGOVER * 1000)))[:len(hops)] > 0
        time = min(held.sum() / 1000, seconds)
        if time == 0:
            break
        level = 10 * np.log10(energy / rate / time)
        found = (10 ** (level / 10), time)
        if level - threshold_db <= MARGIN_DB:
            break
    return found


# --- Traffic, EN 1793-3 ----------------------------------------------------------------

TRAFFIC_BANDS = [100, 125, 160, 200, 250, 315, 400, 500, 630, 800, 1000, 1250, 1600, 2000, 2500, 3150, 4000, 5000, 6300, 8000]
TRAFFIC_A = [-20, -20, -18, -16, -15, -14, -13, -12, -11, -9, -8, -9, -10, -11, -13, -15, -16, -18, -20, -22]  # dBA, 0 in all


def a_weight(hz):
    """IEC 61672-1, dB."""
    f = np.asarray(hz, float) ** 2
    return 2.0 + 20 * np.log10(12194 ** 2 * f ** 2 / ((f + 20.6 ** 2) * np.sqrt((f + 107.7 ** 2) * (f + 737.9 ** 2)) * (f + 12194 ** 2)))


def traffic_levels(dba):
    """dB SPL in each of TRAFFIC_BANDS."""
    return np.array(TRAFFIC_A) - a_weight(TRAFFIC_BANDS) + dba - 10 * np.log10(np.sum(10 ** (np.array(TRAFFIC_A) / 10)))


def traffic(count, rate, seed):
    """Noise of that spectrum, mean square 1."""
    random = np.random.Generator(np.random.PCG64(seed))
    spectrum = np.fft.rfft(random.standard_normal(count))
    hz = np.fft.rfftfreq(count, 1 / rate)
    density = traffic_levels(0) - 10 * np.log10(np.array(TRAFFIC_BANDS) * 0.2316)
    shape = 10 ** (np.interp(np.log(np.maximum(hz, 1)), np.log(TRAFFIC_BANDS), density) / 20)
    shape[(hz < 89) | (hz > 8980)] = 0
    noise = np.fft.irfft(spectrum * shape, count)
    return noise / np.sqrt(np.mean(noise ** 2))


# --- Speech intelligibility index, ANSI S3.5-1997, table 3 ------------------------------

BANDS = np.array([160, 200, 250, 315, 400, 500, 630, 800, 1000, 1250, 1600, 2000, 2500, 3150, 4000, 5000, 6300, 8000])
WIDTHS_DB = np.arange(15.65, 33.65, 1.0)
IMPORTANCE = np.array([83, 95, 150, 289, 440, 578, 653, 711, 818, 844, 882, 898, 868, 844, 771, 527, 364, 185]) / 10000
NORMAL = np.array([32.41, 34.48, 34.75, 33.98, 34.59, 34.27, 32.06, 28.30, 25.01, 23.00, 20.15, 17.32, 13.18, 11.55, 9.33, 5.31,
                   2.59, 1.13])   # standard speech spectrum at normal effort, dB
HEARING = np.array([0.6, -1.7, -3.9, -6.1, -8.2, -9.7, -10.8, -11.9, -12.5, -13.5, -15.4, -17.7, -21.2, -24.2, -25.9, -23.6,
                    -15.8, -7.1])  # reference internal noise, dB


def index(speech, noise, threshold=0.0, importance=IMPORTANCE):
    """0..1, from equivalent spectrum levels (dB in a Hz) of speech and noise in BANDS; threshold: dB of hearing lost."""
    speech, noise = np.asarray(speech, float), np.asarray(noise, float)
    own = speech - 24                                             # speech masks itself
    masker = np.maximum(noise, own)
    slope = -80 + 0.6 * (masker + 10 * np.log10(BANDS) - 6.353)   # dB an octave, upwards
    masked = 10 ** (noise / 10)
    for i in range(1, len(BANDS)):
        for k in range(i):
            masked[i] += 10 ** (0.1 * (masker[k] + 3.32 * slope[k] * np.log10(0.89 * BANDS[i] / BANDS[k])))
    spread = 10 * np.log10(masked)
    spread[0] = masker[0]
    disturbance = np.maximum(spread, HEARING + threshold)
    distortion = np.clip(1 - (speech - NORMAL - 10) / 160, 0, 1)  # very loud speech is understood less well
    audible = np.clip((speech - disturbance + 15) / 30, 0, 1)
    return float(np.sum(importance * distortion * audible))


def spectrum_levels(samples, rate, db):
    """Of speech at that active level: dB in a Hz in each of BANDS."""
    power, seconds = active(samples, rate)
    energy = np.abs(np.fft.rfft(samples)) ** 2 * 2 / len(samples)  # adds up to the sum of squares
    hz = np.fft.rfftfreq(len(samples), 1 / rate)
    edge = 2 ** (1 / 6)
    sums = np.array([energy[(hz >= band / edge) & (hz < band * edge)].sum() for band in BANDS]) / rate / seconds
    return 10 * np.log10(np.maximum(sums / power, 1e-12)) + db - WIDTHS_DB


def street_index(samples, rate, speech_db=70, traffic_dba=65):
    noise = traffic_levels(traffic_dba)[2:] - WIDTHS_DB
    return index(spectrum_levels(samples, rate, speech_db), noise)
