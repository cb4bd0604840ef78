;; Festival as a voice that stays alive: reads what to say from stdin, a line of JSON for each phrase, and writes the
;; sound and where its words and phonemes are. scripts/README.md describes the lines ("A voice of your own").
;;
;;   festival --heap 2000000 -b "(voice_cmu_us_slt_arctic_hts)" "(set! own_rate 176)" ./festival.scm
;;
;; own_rate: the words a minute that the voice speaks by itself. --heap: it takes a third less time than with ten million
;; cells, which are swept again and again; half as many are too few for a phrase of 2000 bytes.

(defvar own_rate 176)
(set! voice_params hts_engine_params)
(gc-status nil)

;; --- A line in ------------------------------------------------------------------------------------------------

;; Festival's own reader takes JSON apart nearly as it is: texts are texts, a comma before one makes it a pair, and a
;; number sticks to its colon (:150). The end of the object is the symbol }. It has to follow a text, as walkcoach writes it.
(define (member_text form)
  (cond ((equal? (typeof form) 'string) form)
        ((and (consp form) (equal? (typeof (cdr form)) 'string)) (cdr form))
        (t nil)))

(define (is_symbol form name)
  (and (symbol? form) (string-equal form name)))

;; A list of (name . value); nil: there is no more.
(define (read_request in)
  (let ((request nil) (key nil) (form (readfp in)))
    (while (not (or (equal? form (eof-val)) (is_symbol form "}")))
      (cond ((or (is_symbol form "{") (is_symbol form ":")))
            ((and key (symbol? form))
             (set! request (cons (cons key (parse-number (string-after form ":"))) request))
             (set! key nil))
            (key
             (set! request (cons (cons key (member_text form)) request))
             (set! key nil))
            (t (set! key (member_text form))))
      (set! form (readfp in)))
    request))

(define (value_of key request)
  (let ((found (assoc_string key request)))
    (if found (cdr found))))

;; --- Speaking -------------------------------------------------------------------------------------------------

(defvar out nil)
(defvar times nil)
(defvar samples_done 0)
(defvar seconds_done 0)
(defvar last_utterance nil)

(define (put_line start end label)
  (format times "%f %f %s\n" (+ seconds_done start) (+ seconds_done end) label))

(define (put_segment segment)
  (put_line (item.feat segment "segment_start") (item.feat segment "segment_end")
            (if (string-equal (item.feat segment "ph_vc") "+")
                (string-append (item.name segment) (item.feat segment "R:SylStructure.parent.stress"))
                (item.name segment))))

;; A word of the text, with the phonemes of all that it is spoken as ("10": ten).
(define (put_token token)
  (let ((segments nil))
    (mapcar
     (lambda (word)
       (if (item.relation word 'SylStructure)
           (mapcar
            (lambda (syllable)
              (mapcar (lambda (segment) (set! segments (cons segment segments)))
                      (item.daughters syllable)))
            (item.daughters (item.relation word 'SylStructure)))))
     (item.daughters token))
    (if segments
        (begin
          (put_line (item.feat (car (last segments)) "segment_start")
                    (item.feat (car segments) "segment_end") (item.name token))
          (mapcar put_segment (reverse segments))))))

(define (tokens_of utt)
  (let ((tops nil) (token (utt.relation.first utt 'Token)))
    (while token
      (set! tops (cons token tops))
      (set! token (item.next token)))
    (reverse tops)))

;; A text is several utterances; they come one after the other.
(define (save_utterance utt)
  (let ((samples (get_param 'num_samples (wave.info (utt.wave utt)) 0))
        (rate (get_param 'sample_rate (wave.info (utt.wave utt)) 16000)))
    (if (equal? samples_done 0)
        (wave.save.header out (utt.wave utt) 'riff nil (list (list "numsamples" 0))))
    (wave.save.data.fp (utt.wave utt) out 'riff nil)
    (if times
        (mapcar put_token (tokens_of utt)))
    (set! samples_done (+ samples_done samples))
    (set! seconds_done (+ seconds_done (/ samples rate)))
    (set! last_utterance utt)))

(set! tts_hooks (list utt.synth save_utterance))

(define (set_rate rate)
  (set! hts_engine_params (append voice_params (list (list "-r" (/ rate own_rate)))))
  (Param.set 'Duration_Stretch (/ own_rate rate)))

(define (speak request)
  (let ((text_file (string-append (value_of "out" request) ".text")) (text nil))
    (set! samples_done 0)
    (set! seconds_done 0)
    (set_rate (value_of "rate" request))
    (set! text (fopen text_file "wb"))
    (format text "%s" (value_of "text" request))
    (fclose text)
    (set! out (fopen (value_of "out" request) "wb"))
    (set! times (fopen (value_of "times" request) "wb"))
    (tts_file text_file nil)
    (delete-file text_file)
    (fseek out 0 0)
    (wave.save.header out (utt.wave last_utterance) 'riff nil (list (list "numsamples" samples_done)))
    (fclose out)
    (fclose times)
    t))

;; --- A line out -----------------------------------------------------------------------------------------------

(define (answer line)
  (format t "%s\n" line)
  (fflush nil))

(let ((in (fopen "/dev/stdin" "r")) (request nil))
  (while (set! request (read_request in))
    (if (unwind-protect (speak request) nil)
        (answer "{\"ok\":true}")
        (answer "{\"error\":\"festival could not say it\"}"))))
