using System.Globalization;
using System.Text;
using SafetyGate.Inference.ChatTemplates.Evaluation;

namespace SafetyGate.Inference.ChatTemplates.Functions;

/// <summary>Python's <c>strftime</c> in the C locale, with glibc's flags <c>- _ 0 ^</c>, of a time without a zone.</summary>
internal static class TimeFormat
{
    public static string Apply(string format, DateTimeOffset time, Meter meter)
    {
        StringBuilder text = new();
        for (int at = 0; at < format.Length; at++)
        {
            if (format[at] != '%' || at + 1 == format.Length)
            {
                text.Append(format[at]);
                continue;
            }

            int start = at++;
            char flag = format[at] is '-' or '_' or '0' or '^' && at + 1 < format.Length ? format[at++] : '\0';
            string? part = Part(format[at], time.DateTime);
            text.Append(part is null ? format[start..(at + 1)] : Flagged(part, flag));
            if (text.Length > meter.Limits.StringLength)
                meter.Text(text.Length);
        }

        return text.ToString();
    }

    private static string Flagged(string part, char flag)
    {
        string digits = part.TrimStart('0', ' ');
        if (digits.Length == 0 && part.Length > 0)
            digits = "0";
        return flag switch
        {
            '-' => digits,
            '_' => digits.PadLeft(part.Length),
            '0' => digits.PadLeft(part.Length, '0'),
            '^' => part.ToUpperInvariant(),
            _ => part,
        };
    }

    private static string? Part(char letter, DateTime time)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        return letter switch
        {
            'a' => time.ToString("ddd", culture),
            'A' => time.ToString("dddd", culture),
            'b' or 'h' => time.ToString("MMM", culture),
            'B' => time.ToString("MMMM", culture),
            'c' => time.ToString("ddd MMM ", culture) + time.Day.ToString(culture).PadLeft(2) + time.ToString(" HH:mm:ss yyyy", culture),
            'C' => (time.Year / 100).ToString("00", culture),
            'd' => time.ToString("dd", culture),
            'D' or 'x' => time.ToString("MM'/'dd'/'yy", culture),
            'e' => time.Day.ToString(culture).PadLeft(2),
            'f' => time.ToString("ffffff", culture),
            'F' => time.ToString("yyyy'-'MM'-'dd", culture),
            'G' => ISOWeek.GetYear(time).ToString(culture),
            'H' => time.ToString("HH", culture),
            'I' => time.ToString("hh", culture),
            'j' => time.DayOfYear.ToString("000", culture),
            'k' => time.Hour.ToString(culture).PadLeft(2),
            'l' => ((time.Hour + 11) % 12 + 1).ToString(culture).PadLeft(2),
            'm' => time.ToString("MM", culture),
            'M' => time.ToString("mm", culture),
            'n' => "\n",
            'p' => time.Hour < 12 ? "AM" : "PM",
            'P' => time.Hour < 12 ? "am" : "pm",
            'r' => time.ToString("hh:mm:ss ", culture) + (time.Hour < 12 ? "AM" : "PM"),
            'R' => time.ToString("HH:mm", culture),
            'S' => time.ToString("ss", culture),
            't' => "\t",
            'T' or 'X' => time.ToString("HH:mm:ss", culture),
            'u' => (((int)time.DayOfWeek + 6) % 7 + 1).ToString(culture),
            'U' => ((time.DayOfYear + 6 - (int)time.DayOfWeek) / 7).ToString("00", culture),
            'V' => ISOWeek.GetWeekOfYear(time).ToString("00", culture),
            'w' => ((int)time.DayOfWeek).ToString(culture),
            'W' => ((time.DayOfYear + 6 - ((int)time.DayOfWeek + 6) % 7) / 7).ToString("00", culture),
            'y' => time.ToString("yy", culture),
            'Y' => time.Year.ToString(culture),
            'z' or 'Z' => "",
            '%' => "%",
            _ => null,
        };
    }
}
